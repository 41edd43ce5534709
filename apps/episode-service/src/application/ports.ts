import type { Refusal } from '@hub/contracts';
import type { ConsentGiver, ServiceKind } from '@hub/contracts/consent';
import type { EpisodeOrder, EpisodeStepTaken } from '@hub/contracts/episode';
import type { GatheredItem } from '@hub/contracts/shape';
import type {
  ClaimStartPayload,
  FoundClosedDays,
  GatherLookupsPayload,
  PersonView,
  ReleasedRecord,
  ReleaseRecordPayload,
  StartClaim,
} from '@hub/internal-messages';
import type { Caller, Place, UnitOfWork } from '@hub/use-case';
import type { Episode, FoldedEpisode, TeamMember } from '../domain/episode.js';
import type { EpisodeChoice } from '../domain/episode-choice.js';
import type { KeptAnswer } from '../domain/found-answers.js';
import type { ServiceRequestChoice, TransferChoice } from '../domain/party-choice.js';
import type { ServiceRequest } from '../domain/service-requests/service-request.js';
import type { LeftMember } from '../domain/team/leaving.js';
import type { LastStep, Standing } from '../domain/step-undoing.js';
import type { Referral } from '../domain/social-care/referral.js';
import type { Timers } from '@hub/workflow';
import type { Transfer, UnendedTransfer } from '../domain/transfers/transfer-state.js';
import type { BreachStore } from './breaches/breach-ports.js';
import type { CorrectionStore } from './corrections/correction-ports.js';
import type { ExternalLinkStore } from './external-links/external-link-ports.js';
import type { LeadingStores } from './leading/leading-ports.js';
import type { EndedPeopleStore, PeopleToldStore } from './people-ports.js';
import type { LabelStores } from './labels/label-ports.js';
import type { MergeStore } from './merges/merge-ports.js';
import type { ReportStore } from './reports/report-ports.js';
import type { SplitStore } from './splits/split-ports.js';
import type { PlanningStores } from './planning/plan-ports.js';
import type { TeamStores } from './team/team-ports.js';
import type { ContentStore, DocumentStore, PassageStore } from './folders/folder-ports.js';

export type { EndedPeopleStore, PeopleToldStore };

/** A page of a list of episodes. */
export interface EpisodeListing {
  readonly choice: EpisodeChoice;
  readonly order: EpisodeOrder;
  readonly limit: number;
  readonly after?: Place;
}

export interface EpisodeStore {
  add(episode: Episode): Promise<void>;
  find(id: string): Promise<Episode | undefined>;
  /** Those of them that there are, in no order. */
  findAll(ids: readonly string[]): Promise<Episode[]>;
  /** Locks the episode until the transaction ends. */
  lock(id: string): Promise<Episode | undefined>;
  /** Those that go on in an episode, the oldest first. */
  foldedInto(keptId: string): Promise<FoldedEpisode[]>;
  list(listing: EpisodeListing): Promise<Episode[]>;
  /** How many a choice asks for. */
  count(choice: EpisodeChoice): Promise<number>;
  /** Saves what changes in its life; not its team and its lead. */
  save(episode: Episode): Promise<void>;
  /** Saves from whom it is hidden, and who has a part in it by that. */
  saveShield(episode: Episode): Promise<void>;
  /** Saves what a step changed, and the step. @param before how the episode stood */
  addStep(episode: Episode, taken: EpisodeStepTaken, before: Standing): Promise<void>;
  /** The newest, whether it was taken back or not. */
  lastStep(episodeId: string): Promise<LastStep | undefined>;
  /** Saves the episode as it stood before its last step, and that the step was taken back. */
  undoStep(episode: Episode, undone: EpisodeStepTaken): Promise<void>;
  /** Those that are hidden from anybody. */
  hidden(): Promise<string[]>;
  /** Those of the lookups after which an episode was started. */
  lookupsInUse(lookups: readonly string[]): Promise<string[]>;
  /** Locks a lookup until the transaction ends: each start sees the episode of the one before. */
  lockLookup(lookupId: string): Promise<void>;
  /** Lets no episode start under a claim any more. */
  lapse(claimId: string): Promise<void>;
  hasLapsed(claimId: string): Promise<boolean>;
  /** Oldest first. */
  steps(episodeId: string): Promise<EpisodeStepTaken[]>;
  /**
   * Locks episodes in work whose review is due by that day and whose team was not reminded of it;
   * those in hand elsewhere are left out.
   */
  takeDueForReview(until: string, limit: number): Promise<Episode[]>;
  /** Locks episodes of whose people nobody was told yet, and counts them as told. */
  takePeopleUntold(limit: number): Promise<Episode[]>;
  noteReminder(episodeId: string, reviewOn: string): Promise<void>;
  addTeamMember(episode: Episode, member: TeamMember): Promise<void>;
  confirmTeamMember(episode: Episode, memberId: string): Promise<void>;
  /** Saves the episode without them; that they were in the team stays. */
  endTeamMember(episode: Episode, left: LeftMember): Promise<void>;
  saveCoordinator(episode: Episode): Promise<void>;
  removeTeamMembers(episode: Episode, memberIds: readonly string[]): Promise<void>;
  /** Ends the current term and begins that of `episode.lead`, in the instant it names. */
  switchLead(episode: Episode): Promise<void>;
}

export interface TransferStore {
  add(transfer: Transfer): Promise<void>;
  save(transfer: Transfer): Promise<void>;
  find(id: string): Promise<Transfer | undefined>;
  /** Locks the transfer. Its episode must be locked before. */
  lock(id: string): Promise<Transfer | undefined>;
  /**
   * Transfers of an episode that have not ended, locked: the open one first, then the queue in its
   * order.
   */
  unendedOf(episodeId: string): Promise<UnendedTransfer[]>;
  /** Every transfer of an episode, oldest first. */
  ofEpisode(episodeId: string): Promise<Transfer[]>;
  /** Newest first. */
  list(choice: TransferChoice, limit: number, after?: Place): Promise<Transfer[]>;
}

/** What episode-service knows of a consent that consent-service keeps. */
export interface KnownConsent {
  readonly id: string;
  readonly episodeId: string;
  readonly authority: string;
  /** `withdrawn` for whatever ended it. */
  readonly state: 'granted' | 'withdrawn';
  /** Consents that ended before, in whose place an episode goes on under it. */
  readonly renews: readonly string[];
  /** From when on it is no longer in force. */
  readonly expiresAt?: string;
  /** Absent of what was heard of before that was kept, and of what an episode started under. */
  readonly recordedAt?: string;
}

/** A consent that a running episode goes on under and that ends soon. */
export interface EndingConsent {
  readonly id: string;
  readonly episodeId: string;
  /** Who recorded it. */
  readonly authority: string;
  readonly expiresAt: string;
  readonly lead: { readonly authority: string; readonly personId: string };
}

/** A consent as consent-service shows it to who recorded it. */
export interface RecordedConsent extends KnownConsent {
  /** The lookup of the child spoken of, where it names one. */
  readonly lookupId?: string;
  readonly givenBy: ConsentGiver;
  readonly givenAt: string;
}

export interface ServiceRequestStore {
  add(request: ServiceRequest): Promise<void>;
  save(request: ServiceRequest): Promise<void>;
  find(id: string): Promise<ServiceRequest | undefined>;
  lock(id: string): Promise<ServiceRequest | undefined>;
  /** Oldest first. */
  ofEpisode(episodeId: string): Promise<ServiceRequest[]>;
  /**
   * Those of running episodes that refer to a service of the directory and are to be
   * given, or may still be, by id.
   */
  openFor(serviceId: string): Promise<ServiceRequest[]>;
  /** Newest first. */
  list(choice: ServiceRequestChoice, limit: number, after?: Place): Promise<ServiceRequest[]>;
}

export interface KnownConsentStore {
  /** Remembers a consent; one that is remembered as withdrawn stays so. */
  remember(consent: KnownConsent): Promise<void>;
  /** Locks a consent until the transaction ends. */
  lock(id: string): Promise<KnownConsent | undefined>;
  /** Consents of an episode that are in force as far as is known, newest first. */
  inForce(episodeId: string): Promise<KnownConsent[]>;
  /**
   * Takes consents of running episodes that end after `from` and until `until`, each once for every
   * Lead Professional.
   *
   * @param notice what is said of them, by which those told of before are known
   */
  takeEnding(
    span: { readonly from: string; readonly until: string },
    notice: string,
    limit: number,
  ): Promise<EndingConsent[]>;
  /** Takes those that were taken as ending and that no running episode goes on under any more. */
  takeSettled(
    limit: number,
  ): Promise<Pick<EndingConsent, 'id' | 'episodeId' | 'authority' | 'lead'>[]>;
}

/** Answers to what a lookup found before an episode started. */
export interface FoundAnswerStore {
  add(answers: readonly KeptAnswer[]): Promise<void>;
  find(id: string): Promise<KeptAnswer | undefined>;
  /** Locks the answer until the transaction ends. */
  lock(id: string): Promise<KeptAnswer | undefined>;
  /** Those of an episode, in the order in which they were given. */
  ofEpisode(episodeId: string): Promise<KeptAnswer[]>;
  noteSeen(answer: KeptAnswer): Promise<void>;
}

/** Referrals to social care: records of the child beside the episode. */
export interface ReferralStore {
  add(referral: Referral): Promise<void>;
  save(referral: Referral): Promise<void>;
  find(id: string): Promise<Referral | undefined>;
  /** Locks the referral. Its episode must be locked before. */
  lock(id: string): Promise<Referral | undefined>;
  /** Newest first. */
  ofEpisode(episodeId: string): Promise<Referral[]>;
}

export interface EpisodeStores extends PlanningStores, LeadingStores, TeamStores, LabelStores {
  readonly endedPeople: EndedPeopleStore;
  readonly peopleTold: PeopleToldStore;
  readonly episodes: EpisodeStore;
  readonly foundAnswers: FoundAnswerStore;
  readonly referrals: ReferralStore;
  readonly externalLinks: ExternalLinkStore;
  readonly corrections: CorrectionStore;
  readonly breaches: BreachStore;
  readonly merges: MergeStore;
  readonly splits: SplitStore;
  readonly transfers: TransferStore;
  readonly consents: KnownConsentStore;
  readonly serviceRequests: ServiceRequestStore;
  readonly reports: ReportStore;
  readonly documents: DocumentStore;
  readonly contents: ContentStore;
  readonly passages: PassageStore;
  readonly timers: Timers;
}

export type EpisodeWork = UnitOfWork<EpisodeStores>;

/** Staff, as identity-service knows them. */
export interface People {
  find(personId: string): Promise<PersonView | undefined>;
}

/** Schools and other organisations, as identity-service knows them. */
export interface Organisations {
  closedDays(organisationId: string): Promise<FoundClosedDays | undefined>;
}

/** Lookups, as lookup-service keeps them. */
export interface LookupRegister {
  /**
   * Claims an episode of the caller's that is to be started after it, where it may be; else says
   * why not.
   */
  claim(start: ClaimStartPayload, caller: Caller): Promise<StartClaim | Refusal>;
  /** Who looked and found a record, for the family to read; the oldest first. */
  thatFound(record: GatherLookupsPayload): Promise<readonly GatheredItem[]>;
}

/** Consents at their source, asked in the caller's name. */
export interface ConsentRegister {
  find(consentId: string, caller: Caller): Promise<RecordedConsent | undefined>;
  /** Whether an authority may become a counterpart of an episode. */
  mayJoin(episodeId: string, authority: string, caller: Caller): Promise<boolean>;
  /** Whether an authority may be asked for a service for the child. */
  mayRequestService(
    episodeId: string,
    authority: string,
    service: ServiceKind,
    caller: Caller,
  ): Promise<boolean>;
}

/** The directory of services. */
export interface ServiceDirectory {
  /** The authority whose directory lists it; undefined where there is no such service. */
  authorityOf(serviceId: string): Promise<string | undefined>;
}

/** What stands on record about sharing, released under the consents that stand at that moment. */
export interface SharingRecords {
  release(command: ReleaseRecordPayload, caller: Caller): Promise<ReleasedRecord | Refusal>;
}
