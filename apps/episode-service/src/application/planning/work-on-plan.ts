import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  AddPlanAction,
  type AddPlanActionPayload,
  ChangePlanAction,
  type ChangePlanActionPayload,
  type PlanActionView,
  type PlanAgreementView,
  PlanChanged,
  type PlanChangedPayload,
  RecordPlanAgreement,
  type RecordPlanAgreementPayload,
} from '@hub/contracts/planning';
import { type Clock, fact, type Ids, type MessageContext } from '@hub/use-case';
import { counterpartsOf, isRunning, type LivedEpisode } from '../../domain/episode.js';
import { addAction, changeAction, recordAgreement } from '../../domain/planning/plan.js';
import type { EpisodeStores, EpisodeWork } from '../ports.js';
import type { WhoMay } from '../who-may.js';
import { noteDevelopment } from './note-development.js';
import { viewAction, viewAgreement } from './plan-view.js';

/** What changed in a plan, as it is shown and as it is told. */
interface Change<View> {
  readonly view: View;
  readonly told: Omit<PlanChangedPayload, 'episodeId' | 'authority'>;
  readonly subject: string;
}

/** Each authority’s part of a plan, and what the family said of the whole. */
export class WorkOnPlan {
  constructor(
    private readonly work: EpisodeWork,
    private readonly tools: { readonly clock: Clock; readonly ids: Ids },
    private readonly whoMay: WhoMay,
  ) {}

  add(command: AddPlanActionPayload, context: MessageContext): Promise<PlanActionView | Refusal> {
    return this.change(AddPlanAction.type, command, context, async (episode, stores, act) => {
      const documents = await stores.documents.ofEpisode(episode.id);
      const id = this.tools.ids.next();
      const added = addAction(command, { ...act, id }, { episode, documents });
      if (isRefusal(added)) return added;
      await stores.plans.addAction(added);
      const told = { change: 'action_added', planActionId: id, state: added.state } as const;
      return { view: viewAction(added), told, subject: id };
    });
  }

  progress(
    command: ChangePlanActionPayload,
    context: MessageContext,
  ): Promise<PlanActionView | Refusal> {
    return this.change(ChangePlanAction.type, command, context, async ({ id }, { plans }, act) => {
      const stood = (await plans.actionsOf(id)).find((one) => one.id === command.planActionId);
      if (!stood) return refuse('not_found');
      const changed = changeAction(stood, command, act);
      if (isRefusal(changed)) return changed;
      await plans.saveAction(changed);
      const { id: planActionId, state } = changed;
      const told = { change: 'action_changed', planActionId, state } as const;
      return { view: viewAction(changed), told, subject: planActionId };
    });
  }

  agreement(
    command: RecordPlanAgreementPayload,
    context: MessageContext,
  ): Promise<PlanAgreementView | Refusal> {
    return this.change(RecordPlanAgreement.type, command, context, async (_of, { plans }, act) => {
      const id = this.tools.ids.next();
      const recorded = recordAgreement(command, { ...act, id });
      if (isRefusal(recorded)) return recorded;
      await plans.addAgreement(recorded);
      const told = { change: 'agreement_recorded' } as const;
      return { view: viewAgreement(recorded), told, subject: id };
    });
  }

  private change<View extends object>(
    action: string,
    command: { readonly episodeId: string },
    context: MessageContext,
    decide: (
      episode: LivedEpisode,
      stores: EpisodeStores,
      act: { readonly authority: string; readonly at: string },
    ) => Promise<Change<View> | Refusal>,
  ): Promise<View | Refusal> {
    const { authority } = context.caller;
    return this.work.request<View>(context, command, async (stores) => {
      const found = await stores.episodes.lock(command.episodeId);
      const permitted = this.whoMay.decide(action, found, context);
      if (isRefusal(permitted)) return permitted;
      const { episode, rule } = permitted;
      if (!isRunning(episode)) return refuse('conflict', `The episode is ${episode.state}.`);
      const at = this.tools.clock.now();
      const changed = await decide(episode, stores, { authority, at });
      if (isRefusal(changed)) return changed;
      await noteDevelopment(stores, episode, 'plan', { ...context.caller, at });
      const { view, told, subject } = changed;
      const payload = { episodeId: episode.id, authority, ...told };
      return {
        result: view,
        facts: [fact(PlanChanged, payload, counterpartsOf(episode))],
        evidence: { subject, because: told.change, rule },
      };
    });
  }
}
