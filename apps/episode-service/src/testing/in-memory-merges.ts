import type { MergeStore } from '../application/merges/merge-ports.js';
import type { Merge } from '../domain/merges/merge.js';

export class InMemoryMerges implements MergeStore {
  private readonly merges = new Map<string, Merge>();

  add(merge: Merge): Promise<void> {
    this.merges.set(merge.id, merge);
    return Promise.resolve();
  }
  save(merge: Merge): Promise<void> {
    return this.add(merge);
  }
  find(id: string): Promise<Merge | undefined> {
    return Promise.resolve(this.merges.get(id));
  }
  lock(id: string): Promise<Merge | undefined> {
    return this.find(id);
  }
  ofEpisode(episodeId: string): Promise<Merge[]> {
    const own = [...this.merges.values()].filter(({ kept, folded }) =>
      [kept.episodeId, folded.episodeId].includes(episodeId),
    );
    const place = ({ proposedAt, id }: Merge): string => `${proposedAt} ${id}`;
    return Promise.resolve(own.sort((a, b) => (place(a) < place(b) ? -1 : 1)));
  }
}
