import type { Merge } from '../../domain/merges/merge.js';

/** Merges of two episodes of one child. */
export interface MergeStore {
  add(merge: Merge): Promise<void>;
  save(merge: Merge): Promise<void>;
  find(id: string): Promise<Merge | undefined>;
  /** Locks it until the transaction ends. Both its episodes must be locked before. */
  lock(id: string): Promise<Merge | undefined>;
  /** Those in which an episode is kept or folded, the oldest first. */
  ofEpisode(episodeId: string): Promise<Merge[]>;
}
