import type { Development } from '../../domain/planning/development.js';
import type { Recommendation } from '../../domain/planning/recommendation.js';
import type { ReviewMeeting } from '../../domain/planning/review-meeting.js';
import type { PlanAction, PlanAgreement } from '../../domain/planning/plan.js';

/** What others did that whoever leads has not looked at yet. */
export interface DevelopmentStore {
  note(one: Pick<Development, 'episodeId' | 'kind'> & { readonly at: string }): Promise<void>;
  /** By kind. */
  ofEpisode(episodeId: string): Promise<Development[]>;
  /** Takes away what did not happen again after that. */
  forget(episodeId: string, until: string): Promise<void>;
}

/** Meetings about a plan. */
export interface ReviewStore {
  add(review: ReviewMeeting): Promise<void>;
  save(review: ReviewMeeting): Promise<void>;
  /** Newest first. */
  ofEpisode(episodeId: string): Promise<ReviewMeeting[]>;
}

/** What is recommended to whoever leads. */
export interface RecommendationStore {
  add(recommendation: Recommendation): Promise<void>;
  save(recommendation: Recommendation): Promise<void>;
  /** Newest first. */
  ofEpisode(episodeId: string): Promise<Recommendation[]>;
}

/** What a service keeps of plans and reviews. */
export interface PlanningStores {
  readonly plans: PlanStore;
  readonly developments: DevelopmentStore;
  readonly reviews: ReviewStore;
  readonly recommendations: RecommendationStore;
}

/** Actions of plans, and what child and parents said of these. */
export interface PlanStore {
  addAction(action: PlanAction): Promise<void>;
  saveAction(action: PlanAction): Promise<void>;
  /** By authority, then by day. */
  actionsOf(episodeId: string): Promise<PlanAction[]>;
  addAgreement(agreement: PlanAgreement): Promise<void>;
  /** Newest first. */
  agreementsOf(episodeId: string): Promise<PlanAgreement[]>;
}
