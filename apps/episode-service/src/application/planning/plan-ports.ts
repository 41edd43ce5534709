import type { Development } from '../../domain/planning/development.js';
import type { PlanAction, PlanAgreement } from '../../domain/planning/plan.js';

/** What others did that whoever leads has not looked at yet. */
export interface DevelopmentStore {
  note(one: Pick<Development, 'episodeId' | 'kind'> & { readonly at: string }): Promise<void>;
  /** By kind. */
  ofEpisode(episodeId: string): Promise<Development[]>;
  /** Takes away what did not happen again after that. */
  forget(episodeId: string, until: string): Promise<void>;
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
