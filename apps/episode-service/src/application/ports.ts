import type { AuthorityView, Caller, PersonView, Place, UnitOfWork } from '@hub/contracts';
import type { Episode, TeamMember } from '../domain/episode.js';
import type { OpenTransfer, Transfer } from '../domain/transfer.js';
import type { EnquiryStore, LookupQuestionStore, LookupReviewStore, LookupStore } from './lookups/lookup-ports.js';
import type { PointerStore, ReconciliationStore } from './pointers/pointer-ports.js';

export interface EpisodeStore {
  add(episode: Episode): Promise<void>;
  find(id: string): Promise<Episode | undefined>;
  /** Locks the episode until the transaction ends. */
  lock(id: string): Promise<Episode | undefined>;
  /** Episodes in which the authority has a part, newest first. */
  list(authority: string, limit: number, after?: Place): Promise<Episode[]>;
  /** Saves state, consent and version. */
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

/** What episode-service knows of a consent that consent-service keeps. */
export interface KnownConsent {
  readonly id: string;
  readonly episodeId: string;
  readonly authority: string;
  /** `withdrawn` for whatever ended it. */
  readonly state: 'granted' | 'withdrawn';
}

export interface KnownConsentStore {
  find(id: string): Promise<KnownConsent | undefined>;
  /** Remembers a consent; one that is remembered as withdrawn stays so. */
  remember(consent: KnownConsent): Promise<void>;
  /** Locks a consent until the transaction ends. */
  lock(id: string): Promise<KnownConsent | undefined>;
  /** Consents of an episode that are in force as far as is known, newest first. */
  inForce(episodeId: string): Promise<KnownConsent[]>;
}

export interface EpisodeStores {
  readonly episodes: EpisodeStore;
  readonly transfers: TransferStore;
  readonly consents: KnownConsentStore;
  readonly lookups: LookupStore;
  readonly pointers: PointerStore;
  readonly reconciliations: ReconciliationStore;
  readonly lookupQuestions: LookupQuestionStore;
  readonly lookupReviews: LookupReviewStore;
  readonly enquiries: EnquiryStore;
}

export type EpisodeWork = UnitOfWork<EpisodeStores>;

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
  /** Whether an authority may become a counterpart of an episode. */
  mayJoin(episodeId: string, authority: string, caller: Caller): Promise<boolean>;
}

/** Lets that many milliseconds pass. */
export type Pause = (milliseconds: number) => Promise<unknown>;
