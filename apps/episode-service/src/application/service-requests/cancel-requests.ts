import type { Fact } from '@hub/use-case';
import type { Episode } from '../../domain/episode.js';
import { cancelRequest } from '../../domain/service-requests/request-decisions.js';
import type { EpisodeStores } from '../ports.js';

/** Cancels every request for a service of an episode of which nothing goes on. */
export async function cancelRequests(
  { id, shield }: Episode,
  at: string,
  { serviceRequests }: EpisodeStores,
): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const seen of await serviceRequests.ofEpisode(id)) {
    const request = await serviceRequests.lock(seen.id);
    const cancelled = request && cancelRequest(request, at, shield);
    if (!cancelled) continue;
    await serviceRequests.save(cancelled.next);
    facts.push(...cancelled.facts);
  }
  return facts;
}
