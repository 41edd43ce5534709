import type { DevelopmentStore } from '../application/planning/plan-ports.js';
import type { Development } from '../domain/planning/development.js';

export class InMemoryDevelopments implements DevelopmentStore {
  private readonly noted = new Map<string, Development>();

  note({ episodeId, kind, at }: Parameters<DevelopmentStore['note']>[0]): Promise<void> {
    const name = `${episodeId} ${kind}`;
    const since = this.noted.get(name)?.since ?? at;
    this.noted.set(name, { episodeId, kind, since, lastAt: at });
    return Promise.resolve();
  }
  ofEpisode(episodeId: string): Promise<Development[]> {
    const own = [...this.noted.values()].filter((one) => one.episodeId === episodeId);
    return Promise.resolve(own.sort((a, b) => (a.kind < b.kind ? -1 : 1)));
  }
  forget(episodeId: string, until: string): Promise<void> {
    for (const [name, one] of this.noted)
      if (one.episodeId === episodeId && one.lastAt <= until) this.noted.delete(name);
    return Promise.resolve();
  }
}
