import type { PlanAction, PlanAgreement } from '../../domain/planning/plan.js';

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
