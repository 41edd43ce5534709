import type { SplitStore } from '../application/splits/split-ports.js';
import type { Split } from '../domain/splits/split.js';

export class InMemorySplits implements SplitStore {
  private readonly splits = new Map<string, Split>();

  add(split: Split): Promise<void> {
    this.splits.set(split.id, split);
    return Promise.resolve();
  }
  save(split: Split): Promise<void> {
    return this.add(split);
  }
  find(id: string): Promise<Split | undefined> {
    return Promise.resolve(this.splits.get(id));
  }
  lock(id: string): Promise<Split | undefined> {
    return this.find(id);
  }
  ofEpisode(episodeId: string): Promise<Split[]> {
    const own = [...this.splits.values()].filter(({ from, to }) =>
      [from.episodeId, to.episodeId].includes(episodeId),
    );
    const place = ({ proposedAt, id }: Split): string => `${proposedAt} ${id}`;
    return Promise.resolve(own.sort((a, b) => (place(a) < place(b) ? -1 : 1)));
  }
}
