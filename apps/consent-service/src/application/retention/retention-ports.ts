import type { ErasureReceipt } from '@hub/contracts/consent';
import type { Place } from '@hub/use-case';
import type { Retention } from '../../domain/retention/retention.js';

export interface RetentionStore {
  find(episodeId: string): Promise<Retention | undefined>;
  save(retention: Retention): Promise<void>;
  /** Those of episodes that another one took up again. */
  keptBy(episodeId: string): Promise<Retention[]>;
}

/** Receipts of contents erased. */
export interface ErasureStore {
  add(receipt: ErasureReceipt, authority: string): Promise<void>;
  find(episodeId: string): Promise<ErasureReceipt | undefined>;
  /** Those in an authority’s custody, newest first. */
  list(authority: string, limit: number, after?: Place): Promise<ErasureReceipt[]>;
}
