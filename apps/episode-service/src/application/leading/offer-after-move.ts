import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { ReadEpisodePayload } from '@hub/contracts/episode';
import { KeepLead, type KeepLeadPayload, type MoveOffer } from '@hub/contracts/leading';
import type { MessageContext } from '@hub/use-case';
import { type Episode, hasPart } from '../../domain/episode.js';
import { offerAfterMove } from '../../domain/leading/move-offer.js';
import type { EpisodeStores, EpisodeWork } from '../ports.js';
import type { WhoMay } from '../who-may.js';

/** What a move asks of whoever leads, and their answer where the lead stays. */
export class OfferAfterMove {
  constructor(
    private readonly work: EpisodeWork,
    private readonly whoMay: WhoMay,
  ) {}

  read(
    { episodeId }: ReadEpisodePayload,
    { caller }: MessageContext,
  ): Promise<MoveOffer | Refusal> {
    return this.work.read(async (stores) => {
      const episode = await stores.episodes.find(episodeId);
      return episode && hasPart(episode, caller) ? viewOffer(episode, stores) : refuse('not_found');
    });
  }

  keep(command: KeepLeadPayload, context: MessageContext): Promise<MoveOffer | Refusal> {
    const { episodeId, because } = command;
    return this.work.request(context, command, async (stores) => {
      const found = await stores.episodes.lock(episodeId);
      const permitted = this.whoMay.decide(KeepLead.type, found, context);
      if (isRefusal(permitted)) return permitted;
      const { episode, rule } = permitted;
      if (episode.lead.authority !== context.caller.authority)
        return refuse('forbidden', 'Only the authority of the Lead Professional answers.');
      const { suggestedReceiver } = await viewOffer(episode, stores);
      if (suggestedReceiver === undefined)
        return refuse('conflict', 'No move waits for an answer.');
      await stores.keptLeads.add({ episodeId, because, at: await stores.timers.now() });
      return {
        result: await viewOffer(episode, stores),
        facts: [],
        evidence: { because, rule },
      };
    });
  }
}

async function viewOffer(episode: Episode, stores: EpisodeStores): Promise<MoveOffer> {
  const { id: episodeId } = episode;
  const kept = await stores.keptLeads.ofEpisode(episodeId);
  const [last] = kept;
  const offer = offerAfterMove(episode, {
    steps: await stores.episodes.steps(episodeId),
    transfers: await stores.transfers.ofEpisode(episodeId),
    kept,
  });
  return { episodeId, ...offer, ...(last && !offer ? { keptBecause: last.because } : {}) };
}
