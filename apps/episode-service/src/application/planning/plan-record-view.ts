import { PlanActionView, PlanAgreementView } from '@hub/contracts/planning';
import { plainFields, type GatheredItem } from '@hub/contracts/shape';
import type { EpisodeStores } from '../ports.js';
import { viewAction, viewAgreement } from './plan-view.js';

/** A plan, for the family to read: its words come with the documents. */
export async function planItems(
  episodeId: string,
  { plans }: Pick<EpisodeStores, 'plans'>,
): Promise<GatheredItem[]> {
  const actions = (await plans.actionsOf(episodeId)).map((action): GatheredItem => {
    const { id, addedAt, authority } = action;
    return {
      id: `plan-action-${id}`,
      section: 'episode',
      title: 'An action of the plan',
      at: addedAt,
      authority,
      fields: plainFields(PlanActionView, viewAction(action), ['id', 'addedAt', 'authority']),
    };
  });
  const said = (await plans.agreementsOf(episodeId)).map((agreement): GatheredItem => {
    const { id, recordedAt, authority } = agreement;
    return {
      id: `plan-agreement-${id}`,
      section: 'episode',
      title: 'What was said of the plan',
      at: recordedAt,
      authority,
      fields: plainFields(PlanAgreementView, viewAgreement(agreement), [
        ...['id', 'recordedAt', 'authority'],
      ]),
    };
  });
  return [...actions, ...said];
}
