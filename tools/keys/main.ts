import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { KeyRing } from '@hub/security';
import { withFreshKey, withoutKey } from './ring.js';

const HELP = `npm run keys -- list <key file>
npm run keys -- add <key file> <ring>
npm run keys -- retire <key file> <ring> <version>

Changes the versioned keys in a service's key file: \`matching\` (tokens of the lookup index) and \`storage\` (what is kept
sealed). The service takes the change up when it is started again. See docs/how-to/rotate-keys.md.
`;

function rings(file: string): Record<string, KeyRing> {
  const content = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(content).filter(
      (entry): entry is [string, KeyRing] =>
        typeof entry[1] === 'object' && entry[1] !== null && 'current' in entry[1],
    ),
  );
}

function change(file: string, name: string, how: (ring: KeyRing) => KeyRing): KeyRing {
  const ring = rings(file)[name];
  if (!ring)
    throw new Error(`${file} has no ring ${name}; it has ${Object.keys(rings(file)).join(', ')}.`);
  const changed = how(ring);
  const content = { ...(JSON.parse(readFileSync(file, 'utf8')) as object), [name]: changed };
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return changed;
}

function tell(name: string, { current, keys }: KeyRing): void {
  process.stdout.write(
    `${name}: versions ${Object.keys(keys).join(', ')}; ${String(current)} is in use.\n`,
  );
}

const [action, file, name = '', version = ''] = process.argv.slice(2);
try {
  if (action === 'list' && file !== undefined)
    for (const [ring, keys] of Object.entries(rings(file))) tell(ring, keys);
  else if (action === 'add' && file !== undefined) tell(name, change(file, name, withFreshKey));
  else if (action === 'retire' && file !== undefined)
    tell(
      name,
      change(file, name, (ring) => withoutKey(ring, Number(version))),
    );
  else process.stdout.write(HELP);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'unknown fault'}\n`);
  process.exitCode = 1;
}
