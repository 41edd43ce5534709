import type { CaseEnding } from '@hub/contracts/shape';
import type { Fact } from '@hub/use-case';
import type { Episode } from '../../domain/episode.js';
import { cancelRequest } from '../../domain/service-requests/request-decisions.js';
import type { ServiceRequest } from '../../domain/service-requests/service-request.js';
import type { EpisodeStores } from '../ports.js';

/**
 * Cancels every request for a service of an episode of which nothing goes on.
 * @param isMeant of an episode that goes on: those that may not
 */
export async function cancelRequests(
  { serviceRequests }: Pick<EpisodeStores, 'serviceRequests'>,
  { id, shield }: Episode,
  why: { readonly because: CaseEnding; readonly at: string },
  isMeant: (request: ServiceRequest) => boolean = () => true,
): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const seen of (await serviceRequests.ofEpisode(id)).filter(isMeant)) {
    const request = await serviceRequests.lock(seen.id);
    const cancelled = request && cancelRequest(request, why, shield);
    if (!cancelled) continue;
    await serviceRequests.save(cancelled.next);
    facts.push(...cancelled.facts);
  }
  return facts;
}
