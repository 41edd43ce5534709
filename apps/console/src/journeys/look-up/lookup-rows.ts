import type { FoundEpisode, LookupRow, LookupView } from '@hub/contracts/lookup';

/** A record that a lookup found, and who holds it. */
export interface FoundRecord {
  readonly row: LookupRow;
  readonly episode: FoundEpisode;
  /** By which addresses call it: the place on the page of the answer, from 1. */
  readonly place: number;
}

/** Everything that was found, in the order of the answer. */
export function recordsIn({ rows }: LookupView): FoundRecord[] {
  return rows
    .flatMap((row) => (row.episodes ?? []).map((episode) => ({ row, episode })))
    .map((found, at) => ({ ...found, place: at + 1 }));
}

/** Boroughs whose answer is one of these. */
export function namesOf({ rows }: LookupView, outcomes: readonly LookupRow['outcome'][]): string[] {
  return rows.filter(({ outcome }) => outcomes.includes(outcome)).map(({ name }) => name);
}

/** Boroughs that did not answer. */
export function silentIn(lookup: LookupView): string[] {
  return namesOf(lookup, ['no_answer', 'stale']);
}
