import type { NotedAges } from '../../domain/ages/coming-age.js';

/** Which ages the children of the hub’s episodes pass, by month. */
export interface AgeStore {
  /** Open episodes of whose child nothing is noted yet. */
  unnoted(limit: number): Promise<string[]>;
  /** Locks it until the transaction ends. */
  lock(episodeId: string): Promise<NotedAges | undefined>;
  /** Notes it, in place of what was noted before. */
  save(ages: NotedAges): Promise<void>;
  /** Those whose next age is passed in that month or was before. */
  due(month: string, limit: number): Promise<string[]>;
  /** The child has other details now: they are noted anew. */
  renew(episodeId: string): Promise<void>;
}
