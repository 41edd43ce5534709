import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { ReadEpisodePayload } from '@hub/contracts/episode';
import {
  AcknowledgeDevelopments,
  type AcknowledgeDevelopmentsPayload,
  type DevelopmentList,
} from '@hub/contracts/planning';
import type { MessageContext } from '@hub/use-case';
import { hasPart } from '../../domain/episode.js';
import type { EpisodeStores, EpisodeWork } from '../ports.js';
import type { WhoMay } from '../who-may.js';

/** What is new to whoever leads, until they say that they have looked at it. */
export class LookAtDevelopments {
  constructor(
    private readonly work: EpisodeWork,
    private readonly whoMay: WhoMay,
  ) {}

  list(
    { episodeId }: ReadEpisodePayload,
    { caller }: MessageContext,
  ): Promise<DevelopmentList | Refusal> {
    return this.work.read(async (stores) => {
      const episode = await stores.episodes.find(episodeId);
      return episode && hasPart(episode, caller) ? newIn(episodeId, stores) : refuse('not_found');
    });
  }

  acknowledge(
    { episodeId, until }: AcknowledgeDevelopmentsPayload,
    context: MessageContext,
  ): Promise<DevelopmentList | Refusal> {
    return this.work.request(context, { episodeId, until }, async (stores) => {
      const found = await stores.episodes.lock(episodeId);
      const permitted = this.whoMay.decideOfAny(AcknowledgeDevelopments.type, found, context);
      if (isRefusal(permitted)) return permitted;
      await stores.developments.forget(episodeId, until);
      const { rule } = permitted;
      return { result: await newIn(episodeId, stores), facts: [], evidence: { rule } };
    });
  }
}

async function newIn(
  episodeId: string,
  { developments }: Pick<EpisodeStores, 'developments'>,
): Promise<DevelopmentList> {
  const found = await developments.ofEpisode(episodeId);
  return { episodeId, items: found.map(({ episodeId: _of, ...one }) => one) };
}
