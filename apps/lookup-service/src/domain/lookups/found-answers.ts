import { authorityName, type Refusal, refuse } from '@hub/contracts';
import type { LookupRow } from '@hub/contracts/lookup';
import type { RecordReference } from '../episodes/hub-episode.js';

/**
 * Why an episode may not start before what its lookup found is answered: each, and nothing that it
 * did not find.
 * @param own the case that starts, and the one that it takes up again
 */
export function unansweredFound(
  rows: readonly LookupRow[],
  answered: readonly RecordReference[],
  own: readonly RecordReference[],
): Refusal | undefined {
  const found = rows.flatMap(({ authority, episodes = [] }) =>
    episodes.map(({ reference }) => ({ authority, reference })),
  );
  const open = without(found, [...answered, ...own]);
  if (open.length > 0) return refuse('lookup_found', `Not answered: ${listed(open)}.`);
  const foreign = without(answered, found);
  return foreign.length > 0
    ? refuse('lookup_found', `Not found by it: ${listed(foreign)}.`)
    : undefined;
}

function without(
  all: readonly RecordReference[],
  some: readonly RecordReference[],
): RecordReference[] {
  const keys = new Set(some.map(keyOf));
  return all.filter((one) => !keys.has(keyOf(one)));
}

function keyOf({ authority, reference }: RecordReference): string {
  return `${authority} ${reference}`;
}

function listed(held: readonly RecordReference[]): string {
  return held.map((one) => `${one.reference} of ${authorityName(one.authority)}`).join(', ');
}
