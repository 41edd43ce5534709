import type { Refusal } from '@hub/contracts';
import type { EvidenceBatch } from '@hub/journal';
import type { UnitOfWork } from '@hub/use-case';
import type { Tile, TileName } from '@hub/evidence-ledger';
import type { Leaf } from '../domain/ledger-entry.js';
import type { DecisionStore, PolicyStore } from './policies/policy-ports.js';

export interface SignedCheckpoint {
  readonly size: number;
  readonly note: string;
  readonly at: string;
}

export interface Cosignature {
  readonly size: number;
  readonly authority: string;
  readonly line: string;
  readonly at: string;
}

export interface LedgerStore {
  /** Size of the tree, which nobody else can change until the transaction ends. */
  lock(): Promise<number>;
  /** Marks evidence as taken in. @returns what was not before, in its order */
  takeIn(batches: readonly EvidenceBatch[]): Promise<EvidenceBatch[]>;
  tiles(names: readonly TileName[]): Promise<Tile[]>;
  /**
   * Adds leaves behind those there are, with the tiles they changed and the checkpoint that covers
   * them.
   */
  append(
    leaves: readonly Leaf[],
    tiles: readonly Tile[],
    checkpoint: SignedCheckpoint,
  ): Promise<void>;
  /** Of that size, or the latest. */
  checkpoint(size?: number): Promise<SignedCheckpoint | undefined>;
  leafOfMessage(message: string): Promise<Leaf | undefined>;
  /** Leaves about an episode, newest first; of all authorities where none is named. */
  leavesOf(
    episode: string,
    choice: {
      readonly authority: string | undefined;
      readonly before: number | undefined;
      readonly limit: number;
    },
  ): Promise<Leaf[]>;
  setWitness(authority: string, verifier: string): Promise<void>;
  witness(authority: string): Promise<string | undefined>;
  addCosignature(cosignature: Cosignature): Promise<void>;
  cosignatures(size: number): Promise<Cosignature[]>;
}

export interface LedgerStores {
  readonly ledger: LedgerStore;
  readonly policies: PolicyStore;
  readonly decisions: DecisionStore;
}

/** From whom episodes are hidden, as episode-service knows it. */
export interface Shields {
  find(episodeId: string, personId: string): Promise<FoundShield | Refusal>;
}

export interface FoundShield {
  /** From that person by name. */
  readonly hidden: boolean;
  /** From anybody. */
  readonly shielded: boolean;
}

export type LedgerWork = UnitOfWork<LedgerStores>;
