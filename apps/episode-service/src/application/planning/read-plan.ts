import { type Refusal, refuse } from '@hub/contracts';
import type { ReadEpisodePayload } from '@hub/contracts/episode';
import type { PlanView } from '@hub/contracts/planning';
import type { Clock, MessageContext } from '@hub/use-case';
import { hasPart } from '../../domain/episode.js';
import { planGaps, withoutPart } from '../../domain/planning/plan.js';
import { latestReview, type ReviewBounds } from '../../domain/planning/review-bounds.js';
import type { EpisodeWork } from '../ports.js';
import { documentsOfPlan } from './refuse-unready.js';
import { viewAction, viewAgreement } from './plan-view.js';

/** Shows a plan to every authority with a part in the episode. */
export class ReadPlan {
  constructor(
    private readonly work: EpisodeWork,
    private readonly clock: Clock,
    private readonly bounds: ReviewBounds,
  ) {}

  execute(
    { episodeId }: ReadEpisodePayload,
    { caller }: MessageContext,
  ): Promise<PlanView | Refusal> {
    return this.work.read(async (stores) => {
      const episode = await stores.episodes.find(episodeId);
      if (!episode || !hasPart(episode, caller)) return refuse('not_found');
      const actions = await stores.plans.actionsOf(episodeId);
      const agreements = await stores.plans.agreementsOf(episodeId);
      const adopted = (await stores.episodes.steps(episodeId)).findLast(
        ({ step, undoneAt }) => step === 'agree_plan' && undoneAt === undefined,
      );
      return {
        episodeId,
        ...(adopted ? { adoptedAt: adopted.at } : {}),
        ...(adopted?.outOfBorough === undefined ? {} : { outOfBorough: adopted.outOfBorough }),
        firstReviewBy: latestReview('agree_plan', this.clock.now(), this.bounds),
        missing: planGaps(await documentsOfPlan(episodeId, stores), agreements),
        actions: actions.map(viewAction),
        withoutPart: withoutPart(episode, actions),
        agreements: agreements.map(viewAgreement),
      };
    });
  }
}
