import type { Place, UnitOfWork } from '@hub/contracts';
import type { Dispute } from '../domain/dispute.js';

export interface DisputeStore {
  add(dispute: Dispute): Promise<void>;
  find(id: string): Promise<Dispute | undefined>;
  /** Disputes to which the authority is a party, newest first. */
  list(authority: string, limit: number, after?: Place): Promise<Dispute[]>;
}

export interface CounterpartStore {
  of(episodeId: string): Promise<string[]>;
  add(episodeId: string, authorities: readonly string[]): Promise<void>;
}

export interface ArbitrationStores {
  readonly disputes: DisputeStore;
  readonly counterparts: CounterpartStore;
}

export type ArbitrationWork = UnitOfWork<ArbitrationStores>;
