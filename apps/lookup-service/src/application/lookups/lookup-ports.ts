import type {
  ChildDetails,
  HANDLINGS,
  LOOKUP_QUESTION_STATES,
  LOOKUP_STATUSES,
} from '@hub/contracts/lookup';
import type { EncryptionKey } from '@hub/contracts/shape';
import type { Place } from '@hub/use-case';
import type { Enquiry } from '../../domain/lookups/enquiry.js';
import type { LookupLimits, LookupUse } from '../../domain/lookups/lookup-limits.js';
import type { ReviewPolicy } from '../../domain/lookups/lookup-policy.js';
import type { LookupReview } from '../../domain/lookups/lookup-review.js';
import type { Lookup, LookupAsked, WaitingLookup } from '../../domain/lookups/lookup.js';
import type { Standing } from '../../domain/lookups/standing.js';

/** A lookup that was not made because its asker had made too many. */
export type LookupOverLimit = Pick<
  LookupAsked,
  'id' | 'authority' | 'personId' | 'detailsHash' | 'askedAt'
>;

/** A record of an authority’s own, by the reference that it gave it. */
export interface HeldRecord {
  readonly authority: string;
  readonly reference: string;
}

/** A lookup that found a record, and the request by which it did. */
export interface Finding {
  readonly lookup: Lookup;
  readonly message: string;
}

/** Whose lookups are listed: all of an authority, or those of one person there. */
export interface LookupSide {
  readonly authority: string;
  readonly personId?: string;
  /** Those as well for which the person is the colleague named. */
  readonly orNamed?: boolean;
}

export interface LookupPageQuery {
  readonly status?: (typeof LOOKUP_STATUSES)[number];
  /** Those asked then or later. */
  readonly since?: string;
  readonly now: string;
  readonly limit: number;
  readonly after?: Place;
}

export interface LookupStore {
  add(lookup: Lookup): Promise<void>;
  /** Locks the lookup. */
  lock(id: string): Promise<Lookup | undefined>;
  /** Saves a lookup as a decision left it; `decidedBy` says who let it be asked or refused it. */
  save(lookup: Lookup, decidedBy?: string): Promise<void>;
  /** A person has answered: whoever asked has that to read, since the first that they have not. */
  noteAnswered(id: string, at: string): Promise<void>;
  noteRead(id: string): Promise<void>;
  /** Lookups of an authority that can still be confirmed at that instant, the oldest first. */
  waiting(authority: string, at: string, limit: number): Promise<WaitingLookup[]>;
  find(id: string): Promise<Lookup | undefined>;
  /** The newest first, as many as the limit. */
  list(side: LookupSide, page: LookupPageQuery): Promise<Lookup[]>;
  /** How many were asked then or later. */
  count(side: LookupSide, since: string): Promise<number>;
  /** Notes how lookups from before there was a list stand. @returns how many it was */
  noteStates(limit: number): Promise<number>;
  /**
   * What was asked before. One lookup of a person is asked after the other, so that none slips past
   * a limit.
   */
  use(
    asker: Pick<LookupAsked, 'authority' | 'personId' | 'detailsHash'>,
    at: string,
    limits: LookupLimits,
  ): Promise<LookupUse>;
  addRefused(lookup: LookupOverLimit): Promise<void>;
  /**
   * Remembers whose records a lookup found, for the families that ask who looked.
   * @param message the request that found them
   */
  addFindings(lookupId: string, found: readonly HeldRecord[], message: string): Promise<void>;
  /** Lookups from before that, the oldest first, from a place on. */
  askedBefore(before: string, limit: number, after?: Place): Promise<Place[]>;
  /** Takes away lookups with what hangs on them. @returns how many */
  forget(ids: readonly string[]): Promise<number>;
  /** Takes away what was refused before that. */
  forgetRefused(before: string): Promise<void>;
  /** Lookups that found a record, the oldest first. */
  thatFound(record: HeldRecord): Promise<Finding[]>;
}

export interface LookupReviewStore {
  add(reviews: readonly LookupReview[]): Promise<void>;
  /** Locks a review that the authority is to make. */
  lock(id: string, reviewer: string): Promise<LookupReview | undefined>;
  /** Those that wait for an authority, the oldest first. */
  waiting(reviewer: string, limit: number): Promise<LookupReview[]>;
  decide(
    review: LookupReview,
    by: {
      readonly personId: string | undefined;
      readonly at: string;
      readonly reason: string | undefined;
    },
  ): Promise<void>;
  /**
   * Whether a review of a person's lookups is overdue, or found one without a legitimate reason not
   * long ago.
   */
  suspend(personId: string | undefined, at: string, policy: ReviewPolicy): Promise<boolean>;
}

/** A record that came near the child of a lookup, and what a person said of it. */
export interface LookupQuestion {
  readonly id: string;
  readonly lookupId: string;
  readonly authority: string;
  readonly reference: string;
  readonly because: string;
  readonly handling: (typeof HANDLINGS)[number];
  readonly state: (typeof LOOKUP_QUESTION_STATES)[number];
  readonly askedAt: string;
  /** Of those from before there was a clock, nothing. */
  readonly answerBy?: string;
}

export interface LookupQuestionStore {
  add(questions: readonly LookupQuestion[]): Promise<void>;
  /** Locks a question of that authority. */
  lock(id: string, authority: string): Promise<LookupQuestion | undefined>;
  ofLookup(lookupId: string): Promise<LookupQuestion[]>;
  /** Those that wait, the oldest first. */
  waiting(authority: string, limit: number): Promise<LookupQuestion[]>;
  /** Those about a record that wait, the oldest first. */
  waitingFor(record: HeldRecord): Promise<LookupQuestion[]>;
  /** Those about records that must not show, answered, whose asker nobody has spoken to yet. */
  toBeContacted(authority: string, limit: number): Promise<LookupQuestion[]>;
  answer(
    question: LookupQuestion,
    by: { readonly personId: string | undefined; readonly at: string },
  ): Promise<void>;
  /** Remembers that a record is not of the child with these details. */
  ruleOut(
    childHash: string,
    record: { readonly authority: string; readonly reference: string },
    at: string,
  ): Promise<void>;
  /** Records that are known not to be of the child with these details, as `authority reference`. */
  ruledOut(childHash: string): Promise<ReadonlySet<string>>;
}

/**
 * A child without a record, after whom lookups of a month are answered as if there were a shielded
 * one.
 */
export interface CoveredChild {
  readonly id: string;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly child: ChildDetails;
  /** By which a question comes near it. */
  readonly keys: readonly bigint[];
}

export interface CoverStore {
  add(covered: CoveredChild): Promise<void>;
  /** Children covered in a month that share a key. */
  near(month: string, keys: readonly bigint[]): Promise<ChildDetails[]>;
  /** Forgets those of the months before. */
  forgetBefore(month: string): Promise<void>;
}

/** An authority that keeps its own index and is asked live. */
export interface FederatedAuthority {
  readonly authority: string;
  readonly key: EncryptionKey;
  readonly standing: Standing;
}

/** How well an authority answered, since an instant. */
export interface EnquiryFigures {
  readonly authority: string;
  readonly asked: number;
  readonly inTime: number;
  readonly late: number;
  readonly faults: number;
}

/** An answer that could not be taken. */
export interface EnquiryFault {
  readonly id: string;
  readonly authority: string;
  /** As the answer named it; there need be no such enquiry. */
  readonly enquiryId: string;
  readonly kind: 'unknown_enquiry' | 'answered_twice' | 'no_sense';
  readonly at: string;
}

export interface EnquiryStore {
  join(authority: string, key: EncryptionKey, at: string): Promise<void>;
  leave(authority: string): Promise<void>;
  isFederated(authority: string): Promise<boolean>;
  /** Everybody who is asked live. @param recent how many of their last answers to look at */
  federated(at: string, recent: number): Promise<FederatedAuthority[]>;
  add(enquiries: readonly Enquiry[]): Promise<void>;
  /** Asks an authority after a lookup anew, unless it has answered. @returns as it now stands */
  renew(enquiry: Enquiry): Promise<Enquiry>;
  /** Locks an enquiry to that authority. */
  lock(id: string, authority: string): Promise<Enquiry | undefined>;
  ofLookup(lookupId: string): Promise<Enquiry[]>;
  /** Of all of them, in one look. */
  ofLookups(lookupIds: readonly string[]): Promise<Enquiry[]>;
  /**
   * Notes that these, so far as nothing was heard, are asked for the second time.
   * @returns those that are
   */
  askAgain(lookupId: string, at: string): Promise<Enquiry[]>;
  answer(enquiry: Enquiry): Promise<void>;
  addFault(fault: EnquiryFault): Promise<void>;
  figures(since: string): Promise<EnquiryFigures[]>;
}

/** Encrypts a question so that the authority with that key alone can read it. */
export interface EnquirySealer {
  /** @returns a compact JWE */
  seal(key: EncryptionKey, child: ChildDetails): Promise<string>;
}

/** Wakes who waits for the answers to a lookup in this process. */
export interface GatherBell {
  /** Resolves when so many answers came in, or after that time. */
  wait(lookupId: string, answers: number, milliseconds: number): Promise<void>;
  ring(lookupId: string): void;
}
