import type { AgeStore } from '../application/ages/age-ports.js';
import type { NotedAges } from '../domain/ages/coming-age.js';
import type { InMemoryHubEpisodes } from './in-memory-hub-episodes.js';

export class InMemoryAges implements AgeStore {
  private readonly noted = new Map<string, NotedAges>();
  private readonly outdated = new Set<string>();

  constructor(private readonly hubEpisodes: InMemoryHubEpisodes) {}

  unnoted(limit: number): Promise<string[]> {
    const open = this.hubEpisodes.all().filter(({ state }) => state === 'open');
    const ids = open.map(({ episodeId }) => episodeId);
    const unnoted = ids.filter((id) => !this.noted.has(id) || this.outdated.has(id));
    return Promise.resolve(unnoted.slice(0, limit));
  }
  async lock(episodeId: string): Promise<NotedAges | undefined> {
    return (await this.hubEpisodes.find(episodeId)) && this.noted.get(episodeId);
  }
  save(ages: NotedAges): Promise<void> {
    this.noted.set(ages.episodeId, ages);
    this.outdated.delete(ages.episodeId);
    return Promise.resolve();
  }
  due(month: string, limit: number): Promise<string[]> {
    const due = [...this.noted.values()].filter(({ next }) => next && next.month <= month);
    return Promise.resolve(due.slice(0, limit).map(({ episodeId }) => episodeId));
  }
  renew(episodeId: string): Promise<void> {
    this.outdated.add(episodeId);
    return Promise.resolve();
  }
}
