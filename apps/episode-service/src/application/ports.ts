import type {
  AuthorityView,
  Caller,
  ChildDetails,
  EnquiryKey,
  HANDLINGS,
  LOOKUP_QUESTION_STATES,
  LookupView,
  PersonView,
  Place,
  PublishPointerPayload,
  StartLookupPayload,
  UnitOfWork,
} from '@hub/contracts';
import type { Field, Identity } from '@hub/matching';
import type { Episode, TeamMember } from '../domain/episode.js';
import type { KnownConsent } from '../domain/known-consent.js';
import type { Enquiry } from '../domain/lookups/enquiry.js';
import type { LookupLimits, LookupUse } from '../domain/lookups/lookup-limits.js';
import type { ReviewPolicy } from '../domain/lookups/lookup-policy.js';
import type { LookupReview } from '../domain/lookups/lookup-review.js';
import type { Freshness, Unnamed } from '../domain/lookups/lookup.js';
import type { Standing } from '../domain/lookups/standing.js';
import type { OpenTransfer, Transfer } from '../domain/transfer.js';

export interface EpisodeStore {
  add(episode: Episode): Promise<void>;
  find(id: string): Promise<Episode | undefined>;
  /** Locks the episode until the transaction ends. */
  lock(id: string): Promise<Episode | undefined>;
  /** Episodes in which the authority has a part, newest first. */
  list(authority: string, limit: number, after?: Place): Promise<Episode[]>;
  /** Saves state and version. */
  save(episode: Episode): Promise<void>;
  addTeamMember(episode: Episode, member: TeamMember): Promise<void>;
  /** Ends the current term and begins that of `episode.lead`, in the instant it names. */
  switchLead(episode: Episode): Promise<void>;
}

export interface TransferStore {
  add(transfer: Transfer): Promise<void>;
  save(transfer: Transfer): Promise<void>;
  find(id: string): Promise<Transfer | undefined>;
  /** Locks the transfer. Its episode must be locked before. */
  lock(id: string): Promise<Transfer | undefined>;
  openOf(episodeId: string): Promise<OpenTransfer | undefined>;
  /** Transfers to which the authority is a party, newest first. */
  list(authority: string, limit: number, after?: Place): Promise<Transfer[]>;
}

export interface KnownConsentStore {
  find(id: string): Promise<KnownConsent | undefined>;
  /** Remembers a consent; one that is remembered as withdrawn stays so. */
  remember(consent: KnownConsent): Promise<void>;
  /** Locks a consent until the transaction ends. */
  lock(id: string): Promise<KnownConsent | undefined>;
  ofEpisode(episodeId: string): Promise<KnownConsent[]>;
}

export interface LookupRecord {
  readonly view: LookupView;
  readonly authority: string;
  readonly personId: string | undefined;
  /** Keyed hash of who was asked for; the details themselves are not kept. */
  readonly detailsHash: string;
  readonly unnamed: Unnamed;
  /** While its reason is not confirmed; the details are forgotten with the decision. */
  readonly waiting?: WaitingLookup | undefined;
}

export interface WaitingLookup {
  readonly question: StartLookupPayload;
  readonly confirmBy: string;
}

/** A lookup that was not answered because its asker had made too many. */
export type RefusedLookup = Pick<LookupRecord, 'authority' | 'personId' | 'detailsHash'> & { readonly id: string; readonly askedAt: string };

export interface LookupStore {
  add(lookup: LookupRecord): Promise<void>;
  /** Locks the lookup. */
  lock(id: string): Promise<LookupRecord | undefined>;
  /** Saves a changed answer; `decidedBy` says who let it be asked or refused it. */
  save(lookup: LookupRecord, decidedBy?: string): Promise<void>;
  /** Lookups of an authority that can still be confirmed at that instant, the oldest first. */
  waiting(authority: string, at: string, limit: number): Promise<LookupRecord[]>;
  find(id: string): Promise<LookupRecord | undefined>;
  /** What was asked before. One lookup of a person is asked after the other, so that none slips past a limit. */
  use(asker: Pick<LookupRecord, 'authority' | 'personId' | 'detailsHash'>, at: string, limits: LookupLimits): Promise<LookupUse>;
  addRefused(lookup: RefusedLookup): Promise<void>;
}

export interface LookupReviewStore {
  add(reviews: readonly LookupReview[]): Promise<void>;
  /** Locks a review that the authority is to make. */
  lock(id: string, reviewer: string): Promise<LookupReview | undefined>;
  /** Those that wait for an authority, the oldest first. */
  waiting(reviewer: string, limit: number): Promise<LookupReview[]>;
  decide(review: LookupReview, by: { readonly personId: string | undefined; readonly at: string; readonly reason: string | undefined }): Promise<void>;
  /** Whether a review of a person's lookups is overdue, or found one without a legitimate reason not long ago. */
  suspend(personId: string | undefined, at: string, policy: ReviewPolicy): Promise<boolean>;
}

/** What the index knows of a child without being able to read it. */
export interface RecordTokens {
  /** By which a question finds the record. */
  readonly keys: readonly bigint[];
  /** Of single values, to count how many share them. */
  readonly values: readonly bigint[];
  /** The same for children of one family at one address. */
  readonly household: bigint | undefined;
  /** Of the whole record: another one where anything of it has changed. */
  readonly content: bigint;
}

/** A pointer as the index keeps it. */
export interface IndexedPointer {
  readonly authority: string;
  readonly pointer: PublishPointerPayload;
  readonly receivedAt: string;
}

export type PointerEntry = IndexedPointer & { readonly tokens: RecordTokens };

export interface IndexCensus {
  /** Records of the whole index. */
  readonly records: number;
  /** How many others of its household the index holds for one of them. */
  readonly siblings: number;
  /** Records that have a value; what none has is left out. */
  readonly counts: ReadonlyMap<bigint, number>;
}

export interface PointerStore {
  /** Adds a pointer, or replaces the one with the same authority and reference. */
  put(entry: PointerEntry): Promise<void>;
  /** Replaces all pointers of an authority and notes that its index is complete. @returns how many were removed */
  replaceAll(authority: string, entries: readonly PointerEntry[], completeUpTo: string): Promise<number>;
  /** The pointer with that reference. */
  find(authority: string, reference: string): Promise<IndexedPointer | undefined>;
  /** Pointers that share a key, those that share most first; where very many do, only so many as `MOST_CANDIDATES`. */
  candidates(keys: readonly bigint[]): Promise<IndexedPointer[]>;
  /** What the index as a whole tells of these values. */
  census(values: readonly bigint[]): Promise<IndexCensus>;
  freshness(): Promise<Freshness>;
  /** Forgets all of an authority, and that its index was ever complete. */
  forget(authority: string): Promise<void>;
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
}

export interface LookupQuestionStore {
  add(questions: readonly LookupQuestion[]): Promise<void>;
  /** Locks a question of that authority. */
  lock(id: string, authority: string): Promise<LookupQuestion | undefined>;
  ofLookup(lookupId: string): Promise<LookupQuestion[]>;
  /** Those that wait, the oldest first. */
  waiting(authority: string, limit: number): Promise<LookupQuestion[]>;
  answer(question: LookupQuestion, by: { readonly personId: string | undefined; readonly at: string }): Promise<void>;
  /** Remembers that a record is not of the child with these details. */
  ruleOut(childHash: string, record: { readonly authority: string; readonly reference: string }, at: string): Promise<void>;
  /** Records that are known not to be of the child with these details, as `authority reference`. */
  ruledOut(childHash: string): Promise<ReadonlySet<string>>;
}

/** An authority that keeps its own index and is asked live. */
export interface FederatedAuthority {
  readonly authority: string;
  readonly key: EnquiryKey;
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
  join(authority: string, key: EnquiryKey, at: string): Promise<void>;
  leave(authority: string): Promise<void>;
  isFederated(authority: string): Promise<boolean>;
  /** Everybody who is asked live. @param recent how many of their last answers to look at */
  federated(at: string, recent: number): Promise<FederatedAuthority[]>;
  add(enquiries: readonly Enquiry[]): Promise<void>;
  /** Locks an enquiry to that authority. */
  lock(id: string, authority: string): Promise<Enquiry | undefined>;
  ofLookup(lookupId: string): Promise<Enquiry[]>;
  /** Notes that these, so far as nothing was heard, are asked for the second time. @returns those that are */
  askAgain(lookupId: string, at: string): Promise<Enquiry[]>;
  answer(enquiry: Enquiry): Promise<void>;
  addFault(fault: EnquiryFault): Promise<void>;
  figures(since: string): Promise<EnquiryFigures[]>;
}

export interface EpisodeStores {
  readonly episodes: EpisodeStore;
  readonly transfers: TransferStore;
  readonly consents: KnownConsentStore;
  readonly lookups: LookupStore;
  readonly pointers: PointerStore;
  readonly lookupQuestions: LookupQuestionStore;
  readonly lookupReviews: LookupReviewStore;
  readonly enquiries: EnquiryStore;
}

export type EpisodeWork = UnitOfWork<EpisodeStores>;

/** Keyed hashes of identity; the keys never leave the service. */
export interface IdentityTokens {
  recordTokens(pointer: PublishPointerPayload): RecordTokens;
  questionTokens(asked: Identity): bigint[];
  valueToken(field: Field, value: string): bigint;
  /** The same for the same child, however its details were written. */
  hashOf(asked: Identity): string;
}

/** Staff, as directory-service knows them. */
export interface People {
  find(personId: string): Promise<PersonView | undefined>;
}

/** The 33 authorities with their lead CAF contacts. */
export interface AuthorityRegister {
  all(): Promise<ReadonlyMap<string, AuthorityView>>;
}

/** Consents at their source, asked in the caller's name. */
export interface ConsentRegister {
  find(consentId: string, caller: Caller): Promise<KnownConsent | undefined>;
}

/** Lets that many milliseconds pass. */
export type Pause = (milliseconds: number) => Promise<unknown>;

/** Encrypts a question so that the authority with that key alone can read it. */
export interface EnquirySealer {
  /** @returns a compact JWE */
  seal(key: EnquiryKey, child: ChildDetails): Promise<string>;
}

/** Wakes who waits for the answers to a lookup in this process. */
export interface GatherBell {
  /** Resolves when so many answers came in, or after that time. */
  wait(lookupId: string, answers: number, milliseconds: number): Promise<void>;
  ring(lookupId: string): void;
}
