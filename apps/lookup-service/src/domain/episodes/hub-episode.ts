import type { FOUND_STATES, FoundClosing } from '@hub/contracts/lookup';

/** In whose name the index holds the episodes of the hub itself, each under its id. */
export const HUB = 'hub';

/** An episode of the hub, as it stands in the index from its claim on. */
export interface HubEpisode {
  readonly episodeId: string;
  /** Of the start that claimed it: what was let go can be claimed anew, under another. */
  readonly claimId: string;
  readonly lookupId: string;
  /** Where it was started, and what it is called there. */
  readonly authority: string;
  readonly reference: string;
  readonly state: (typeof FOUND_STATES)[number];
  /** Once it was closed: a case that stands still without the family's yes was not. */
  readonly closing?: Readonly<FoundClosing>;
  readonly leadAuthority: string;
  /** Whoever leads, once that is heard. */
  readonly leadPersonId?: string;
  /** Who had not answered its lookup. */
  readonly unanswered: readonly string[];
  readonly claimedAt: string;
  /** The episode of the same child in which it goes on. */
  readonly goesOnIn?: string;
  /** From whom it is hidden: authorities by code, single people by id. */
  readonly hiddenFrom?: readonly string[];
}

/** A start that found the child taken: another had been begun since its lookup looked. */
export interface DoubleStart {
  readonly id: string;
  readonly lookupId: string;
  readonly first: RecordReference;
  readonly firstAt: string;
  readonly second: RecordReference;
  readonly at: string;
  /** Authorities whose lead CAF contact has seen it. */
  readonly seenBy: readonly string[];
}

export interface RecordReference {
  readonly authority: string;
  readonly reference: string;
}

export function isSame(one: RecordReference, other: RecordReference): boolean {
  return one.authority === other.authority && one.reference === other.reference;
}
