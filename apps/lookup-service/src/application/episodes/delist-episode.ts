import type { EpisodeDelistedPayload } from '@hub/internal-messages';
import type { Fact, MessageContext } from '@hub/use-case';
import { endJoin } from '../../domain/joining/join-decisions.js';
import { isOpen } from '../../domain/joining/join-request.js';
import { isSame, type RecordReference } from '../../domain/episodes/hub-episode.js';
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
  { lookups, joinRequests }: LookupStores,
): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const { lookup } of await lookups.thatFound(record))
    for (const { id } of await joinRequests.ofLookup(lookup.id)) {
      const request = await joinRequests.lock(id);
      if (!request || !isOpen(request) || !isSame(request, record)) continue;
      const ended = endJoin(request, at);
      await joinRequests.save(ended.next);
      facts.push(...ended.facts);
    }
  return facts;
}
