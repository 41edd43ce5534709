import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { ReadEpisodePayload } from '@hub/contracts/episode';
import {
  AnswerRecommendation,
  type AnswerRecommendationPayload,
  MakeRecommendation,
  type MakeRecommendationPayload,
  RecommendationAnswered,
  type RecommendationList,
  RecommendationMade,
  type RecommendationPayload,
  type RecommendationView,
} from '@hub/contracts/planning';
import { type Clock, fact, type Ids, type MessageContext } from '@hub/use-case';
import { counterpartsOf, hasPart, isRunning } from '../../domain/episode.js';
import {
  answerRecommendation,
  type Recommendation,
  recommend,
} from '../../domain/planning/recommendation.js';
import type { EpisodeWork } from '../ports.js';
import type { ClosedLeads } from '../leading/closed-leads.js';
import type { WhoMay } from '../who-may.js';
import { noteDevelopment } from './note-development.js';

/** What people who work with the child recommend to whoever leads, and what that one answers. */
export class Recommend {
  constructor(
    private readonly work: EpisodeWork,
    private readonly tools: { readonly clock: Clock; readonly ids: Ids },
    private readonly whoMay: WhoMay,
    private readonly closedLeads: ClosedLeads,
  ) {}

  list(
    { episodeId }: ReadEpisodePayload,
    { caller }: MessageContext,
  ): Promise<RecommendationList | Refusal> {
    return this.work.read(async ({ episodes, recommendations }) => {
      const episode = await episodes.find(episodeId);
      if (!episode || !hasPart(episode, caller)) return refuse('not_found');
      return { episodeId, items: (await recommendations.ofEpisode(episodeId)).map(viewOf) };
    });
  }

  async make(
    command: MakeRecommendationPayload,
    context: MessageContext,
  ): Promise<RecommendationView | Refusal> {
    const { authority, personId } = context.caller;
    const closed = await this.closedLeads.of(command.episodeId);
    return this.work.request(context, command, async (stores) => {
      const { episodes, recommendations } = stores;
      const found = await episodes.lock(command.episodeId);
      const permitted = this.whoMay.decide(MakeRecommendation.type, found, context);
      if (isRefusal(permitted)) return permitted;
      const { episode, rule } = permitted;
      if (!isRunning(episode)) return refuse('conflict', `The episode is ${episode.state}.`);
      const at = this.tools.clock.now();
      const by = { id: this.tools.ids.next(), authority, personId, at, closed };
      const made = recommend(command, by, await recommendations.ofEpisode(episode.id));
      if (isRefusal(made)) return made;
      await recommendations.add(made);
      await noteDevelopment(stores, episode, 'recommendation', { personId, at });
      return {
        result: viewOf(made),
        facts: [fact(RecommendationMade, toldOf(made), counterpartsOf(episode))],
        evidence: { subject: made.id, because: made.what, rule },
      };
    });
  }

  answer(
    command: AnswerRecommendationPayload,
    context: MessageContext,
  ): Promise<RecommendationView | Refusal> {
    return this.work.request(context, command, async ({ episodes, recommendations }) => {
      const found = await episodes.lock(command.episodeId);
      const permitted = this.whoMay.decide(AnswerRecommendation.type, found, context);
      if (isRefusal(permitted)) return permitted;
      const { episode, rule } = permitted;
      const made = (await recommendations.ofEpisode(episode.id)).find(
        ({ id }) => id === command.recommendationId,
      );
      if (!made) return refuse('not_found');
      const answered = answerRecommendation(made, command, this.tools.clock.now());
      if (isRefusal(answered)) return answered;
      await recommendations.save(answered);
      return {
        result: viewOf(answered),
        facts: [fact(RecommendationAnswered, toldOf(answered), counterpartsOf(episode))],
        evidence: { subject: answered.id, because: command.answer, rule },
      };
    });
  }
}

function viewOf({ episodeId: _of, ...recommendation }: Recommendation): RecommendationView {
  return recommendation;
}

function toldOf({ id, episodeId, what, authority, answer }: Recommendation): RecommendationPayload {
  const said = answer === undefined ? {} : { answer };
  return { recommendationId: id, episodeId, what, authority, ...said };
}
