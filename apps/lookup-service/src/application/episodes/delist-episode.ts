import type { EpisodeDelistedPayload } from '@hub/internal-messages';
import type { Fact, MessageContext } from '@hub/use-case';
import { endJoin } from '../../domain/joining/join-decisions.js';
import type { RecordReference } from '../../domain/episodes/hub-episode.js';
import { tellMisled } from '../pointers/tell-misled.js';
import type { LookupStores, LookupWork } from '../ports.js';
import { takeFromIndex } from './take-from-index.js';

/**
 * An episode of the wrong child is found by nobody any more; who had found it is told, and whoever
 * had asked to join it asks no longer.
 */
export class DelistEpisode {
  constructor(private readonly work: LookupWork) {}

  execute(
    { episodeId, authority, references, at }: EpisodeDelistedPayload,
    context: MessageContext,
  ): Promise<void> {
    return this.work.react(context, async (stores) => {
      await stores.hubEpisodes.lock();
      const { hiddenFrom = [] } = (await stores.hubEpisodes.find(episodeId)) ?? {};
      const facts: Fact[] = [];
      for (const reference of references) {
        const record = { authority, reference };
        facts.push(...(await endJoins(record, at, stores)));
        const withdrawal = { ...record, because: 'wrong_child', withdrawnAt: at } as const;
        facts.push(...(await tellMisled(withdrawal, stores, hiddenFrom)));
      }
      await takeFromIndex(episodeId, stores);
      return facts;
    });
  }
}

async function endJoins(
  record: RecordReference,
  at: string,
  { joinRequests }: LookupStores,
): Promise<Fact[]> {
  const ended = (await joinRequests.openAbout(record)).map((request) => endJoin(request, at));
  for (const { next } of ended) await joinRequests.save(next);
  return ended.flatMap(({ facts }) => facts);
}
