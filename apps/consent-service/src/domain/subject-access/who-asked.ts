import { RequestRelease } from '@hub/contracts/consent';
import type { EvidenceEntry } from '@hub/contracts/ledger';
import type { Release } from '../release.js';

/** Between the clock of a service and that of its database. */
const APART_MS = 60_000;

/** One release that was asked for, as the ledger says it. */
export interface Asking {
  readonly at: string;
  readonly action: string;
  readonly outcome: 'done' | 'refused';
  readonly subject?: string;
  readonly by: { readonly authority: string; readonly personId?: string };
}

/** Every release that was asked for, among all that the ledger says; read once for all of them. */
export function askingsIn(entries: readonly EvidenceEntry[]): Asking[] {
  return entries
    .map(({ entry }) => JSON.parse(entry) as Asking)
    .filter(({ action, outcome }) => action === RequestRelease.type && outcome === 'done');
}

/** Who asked for a document that was released: the ledger says it, the release does not. */
export function whoAskedFor(
  { documentId, recipient, authorisedAt }: Release,
  askings: readonly Asking[],
): string | undefined {
  const apart = ({ at }: Asking) => Math.abs(Date.parse(at) - Date.parse(authorisedAt));
  const [nearest] = askings
    .filter(({ subject, by }) => subject === documentId && by.authority === recipient)
    .filter((asking) => apart(asking) < APART_MS)
    .sort((one, other) => apart(one) - apart(other));
  return nearest?.by.personId;
}
