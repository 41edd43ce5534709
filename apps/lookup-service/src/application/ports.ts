import type { AuthorityView } from '@hub/contracts/identity';
import type { UnitOfWork } from '@hub/use-case';
import type {
  CoverStore,
  EnquiryStore,
  LookupQuestionStore,
  LookupReviewStore,
  LookupStore,
} from './lookups/lookup-ports.js';
import type { AgeStore } from './ages/age-ports.js';
import type { DetailsStore, DoubleStartStore, HubEpisodeStore } from './episodes/episode-ports.js';
import type { EpisodePeople, JoinRequestStore } from './joining/join-ports.js';
import type { LateAnswerStore } from './late-answers/late-answer-ports.js';
import type { SocialCareStore } from './social-care/social-care-ports.js';
import type { PointerStore, ReconciliationStore } from './pointers/pointer-ports.js';

export interface LookupStores {
  readonly lookups: LookupStore;
  readonly pointers: PointerStore;
  readonly reconciliations: ReconciliationStore;
  readonly lookupQuestions: LookupQuestionStore;
  readonly lookupReviews: LookupReviewStore;
  readonly covers: CoverStore;
  readonly enquiries: EnquiryStore;
  readonly details: DetailsStore;
  readonly hubEpisodes: HubEpisodeStore;
  readonly doubleStarts: DoubleStartStore;
  readonly joinRequests: JoinRequestStore;
  readonly people: EpisodePeople;
  readonly lateAnswers: LateAnswerStore;
  readonly socialCare: SocialCareStore;
  readonly ages: AgeStore;
}

export type LookupWork = UnitOfWork<LookupStores>;

/** The 33 authorities with their lead CAF contacts. */
export interface AuthorityRegister {
  all(): Promise<ReadonlyMap<string, AuthorityView>>;
}

/** Episodes, as episode-service keeps them. */
export interface EpisodeRegister {
  /** Those of the lookups after which an episode was started. */
  inUse(lookups: readonly string[]): Promise<ReadonlySet<string>>;
}

/** Lets that many milliseconds pass. */
export type Pause = (milliseconds: number) => Promise<unknown>;
