import type {
  ChildDetails,
  LookupNote,
  SocialCareWish,
  StartLookupPayload,
} from '@hub/contracts/lookup';
import type { AuthorityAnswer } from './authority-answer.js';
import type { LookupPolicy } from './lookup-policy.js';

/** What was asked, and by whom. Of the child a keyed hash is kept, and not the details. */
export interface LookupAsked {
  readonly id: string;
  readonly authority: string;
  readonly personId?: string | undefined;
  readonly detailsHash: string;
  readonly purpose: StartLookupPayload['purpose'];
  readonly caseReference: string;
  readonly askedAt: string;
  /** What for, in the asker's own words; until it is taken back. */
  readonly reason?: string;
  /** Whose social care is asked as well; until it is taken back. */
  readonly socialCare?: SocialCareWish;
  /** Who may start an episode after it, beside the asker. */
  readonly colleagueId?: string;
  /** Since when a person has answered what the asker has not read. */
  readonly unreadSince?: string;
}

/** What keeps a lookup open for a person without a sign of it in any answer. */
export interface HiddenWait {
  /** Questions about records that must not show where they are. */
  readonly questions: readonly string[];
  /** Until then the lookup waits for nobody, so that one that waits tells nothing. */
  readonly until?: string | undefined;
}

/** Nobody is asked before its reason is confirmed; the details are forgotten with the decision. */
export type WaitingLookup = LookupAsked & {
  readonly state: 'waiting';
  readonly child: ChildDetails;
  readonly confirmBy: string;
};
export type RefusedLookup = LookupAsked & { readonly state: 'refused'; readonly because: string };
export type AnsweredLookup = LookupAsked & {
  readonly state: 'answered';
  /**
   * When the index was looked through; later than `askedAt` where the reason had to be confirmed.
   */
  readonly searchedAt: string;
  /**
   * Up to when the episodes of the hub itself were known; of a lookup from before they stood in the
   * index, nothing.
   */
  readonly hubUpTo?: string;
  /** What there is to know of the details asked with. */
  readonly notes: readonly LookupNote['code'][];
  readonly answers: readonly AuthorityAnswer[];
  readonly unnamed: HiddenWait;
  /** The day on which the holder of a record spoke to the lead CAF contact of who asks. */
  readonly spokenOn?: string;
};
/** Taken back: what it had found is forgotten. */
export type WithdrawnLookup = LookupAsked & {
  readonly state: 'withdrawn';
  /** Why it had been refused before it was taken back. */
  readonly refusedBecause?: string;
};
export type Lookup = WaitingLookup | RefusedLookup | AnsweredLookup | WithdrawnLookup;

/** Whether it can no longer be confirmed. */
export function hasExpired({ confirmBy }: WaitingLookup, now: string): boolean {
  return confirmBy <= now;
}

/** Whether it waits, or seems to wait, for a person whom no answer names. */
export function isOpen({ questions, until }: HiddenWait, now: string): boolean {
  return questions.length > 0 || (until !== undefined && until > now);
}

/** An index that was complete before this is stale. */
export function notBefore(
  at: string,
  { reconciliationHours }: Pick<LookupPolicy, 'reconciliationHours'>,
): string {
  return new Date(Date.parse(at) - reconciliationHours * 3_600_000).toISOString();
}

/** What was asked, without what became of it. */
export function asAsked({
  id,
  authority,
  personId,
  detailsHash,
  purpose,
  caseReference,
  askedAt,
  reason,
  socialCare,
  colleagueId,
  unreadSince,
}: LookupAsked): LookupAsked {
  const asked = { id, authority, personId, detailsHash, purpose, caseReference, askedAt };
  const said = reason === undefined ? {} : { reason };
  const wish = socialCare === undefined ? {} : { socialCare };
  return {
    ...{ ...asked, ...said, ...wish },
    ...(colleagueId === undefined ? {} : { colleagueId }),
    ...(unreadSince === undefined ? {} : { unreadSince }),
  };
}
