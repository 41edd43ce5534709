import type { PlanActionView, PlanAgreementView } from '@hub/contracts/planning';
import type { PlanAction, PlanAgreement } from '../../domain/planning/plan.js';

export function viewAction({ episodeId: _of, ...action }: PlanAction): PlanActionView {
  return action;
}

export function viewAgreement({ episodeId: _of, ...agreement }: PlanAgreement): PlanAgreementView {
  return agreement;
}
