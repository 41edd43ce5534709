import type { Policies, PolicyFiles } from '@hub/policy';
import type { PolicyStore } from './policy-ports.js';

type VersionStore = Pick<PolicyStore, 'approved'>;

/** The highest version that decides or is to, whether it came with the hub or was approved. */
export async function newestOf(
  policies: VersionStore,
  { released }: Pick<PolicyFiles, 'released'>,
): Promise<number> {
  const approved = await policies.approved(released.number);
  return approved.at(-1)?.version ?? released.number;
}

/** The policies that decide at that time. */
export async function inForceAt(
  now: string,
  policies: VersionStore,
  files: PolicyFiles,
): Promise<PolicyFiles['released']> {
  const approved = await policies.approved(files.released.number);
  const current = approved.findLast(({ from }) => Date.parse(from) <= Date.parse(now));
  return current ? files.load(current.text) : files.released;
}

/** The policies that call themselves so; undefined where they are not kept. */
export async function keptVersion(
  name: string,
  policies: VersionStore,
  files: PolicyFiles,
): Promise<Policies | undefined> {
  if (files.released.policies.version === name) return files.released.policies;
  const approved = await policies.approved();
  const named = approved.find(({ version }) => name.endsWith(`-${String(version)}`));
  const found = named && files.load(named.text).policies;
  return found?.version === name ? found : undefined;
}
