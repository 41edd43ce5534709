import type { Place, Viewer } from '@hub/use-case';
import type { EpisodeStore, ServiceRequestStore } from '../application/ports.js';
import { isRunning } from '../domain/episode.js';
import { isPartyChosen, type ServiceRequestChoice } from '../domain/party-choice.js';
import { isStanding, type ServiceRequest } from '../domain/service-requests/service-request.js';
import { isHidden } from '../domain/shield-terms.js';
import { page } from './in-memory-page.js';

/** Those about episodes that are not hidden from who looks. */
export async function shownTo<One extends { readonly episodeId: string }>(
  viewer: Viewer,
  all: readonly One[],
  episodes: EpisodeStore,
): Promise<One[]> {
  const shown: One[] = [];
  for (const one of all)
    if (!isHidden((await episodes.find(one.episodeId))?.shield, viewer)) shown.push(one);
  return shown;
}

export class InMemoryServiceRequests implements ServiceRequestStore {
  private readonly requests = new Map<string, ServiceRequest>();

  constructor(private readonly episodes: EpisodeStore) {}

  add(request: ServiceRequest): Promise<void> {
    this.requests.set(request.id, request);
    return Promise.resolve();
  }
  save(request: ServiceRequest): Promise<void> {
    return this.add(request);
  }
  find(id: string): Promise<ServiceRequest | undefined> {
    return Promise.resolve(this.requests.get(id));
  }
  lock(id: string): Promise<ServiceRequest | undefined> {
    return this.find(id);
  }
  ofEpisode(episodeId: string): Promise<ServiceRequest[]> {
    return Promise.resolve(
      [...this.requests.values()].filter((request) => request.episodeId === episodeId),
    );
  }
  async openFor(serviceId: string): Promise<ServiceRequest[]> {
    const found: ServiceRequest[] = [];
    for (const request of this.requests.values()) {
      const episode = await this.episodes.find(request.episodeId);
      if (request.serviceId === serviceId && isStanding(request) && episode && isRunning(episode))
        found.push(request);
    }
    return found;
  }
  async list(
    choice: ServiceRequestChoice,
    limit: number,
    after?: Place,
  ): Promise<ServiceRequest[]> {
    const own = [...this.requests.values()].filter((one) => isPartyChosen(one, choice));
    const shown = await shownTo(choice, own, this.episodes);
    return page(shown, ({ sentAt, id }) => ({ at: sentAt, id }), limit, after);
  }
}
