import { testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import type { Document } from '../domain/folders/document.js';
import type { PlanAction, PlanAgreement } from '../domain/planning/plan.js';
import { EPISODE, LEWISHAM } from './examples.js';

const AT = '2026-03-01T11:00:00.000Z';

/** Lewisham's action plan in the folder. */
export function actionPlan(change: Partial<Document> = {}): Document {
  return {
    id: testId(9_801),
    episodeId: EPISODE,
    authority: LEWISHAM,
    category: 'action_plan',
    versions: [{ version: 1, mediaType: 'application/json', size: 100, addedAt: AT }],
    ...change,
  };
}

/** What is to be done about it in Lewisham. */
export function planAction(change: Partial<PlanAction> = {}): PlanAction {
  return {
    ...{ id: testId(9_803), episodeId: EPISODE, authority: LEWISHAM, by: 'parent_or_carer' },
    ...{ domain: 'family_and_environment', dueOn: '2026-04-30', documentId: testId(9_801) },
    ...{ state: 'planned', addedAt: AT, changedAt: AT },
    ...change,
  };
}

/** A parent signed. */
export function agreement(change: Partial<PlanAgreement> = {}): PlanAgreement {
  return {
    ...{ id: testId(9_804), episodeId: EPISODE, authority: LEWISHAM, by: 'parent_or_carer' },
    ...{ answer: 'agrees', evidence: 'signed', on: '2026-03-01', recordedAt: AT },
    ...change,
  };
}

/** Lays what an adoption needs: an assessment, a plan, a parent's word. */
export async function readyForPlan({
  documents,
  plans,
}: Pick<EpisodeStores, 'documents' | 'plans'>): Promise<void> {
  await documents.addVersion(actionPlan({ id: testId(9_802), category: 'assessment' }));
  await documents.addVersion(actionPlan());
  await plans.addAgreement(agreement());
}
