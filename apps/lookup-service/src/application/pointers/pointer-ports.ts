import type { PublishPointerPayload, RECONCILIATION_STATES } from '@hub/contracts/lookup';
import type { Field, Identity } from '@hub/matching';
import type { Freshness } from '../../domain/lookups/authority-answer.js';

/** What the index knows of a child without being able to read it. */
export interface RecordTokens {
  /** Of the key they were made under. */
  readonly version: number;
  /** By which a question finds the record. */
  readonly keys: readonly bigint[];
  /** Of single values, to count how many share them. */
  readonly values: readonly bigint[];
  /** The same for children of one family at one address. */
  readonly household: bigint | undefined;
  /** Of the whole record: another one where anything of it has changed. */
  readonly content: bigint;
}

/** A pointer as the index keeps it. */
export interface IndexedPointer {
  readonly authority: string;
  readonly pointer: PublishPointerPayload;
  readonly receivedAt: string;
}

export type PointerEntry = IndexedPointer & { readonly tokens: RecordTokens };

export interface IndexCensus {
  /** Records of the whole index. */
  readonly records: number;
  /** How many others of its household the index holds for one of them. */
  readonly siblings: number;
  /** Records that have a value; what none has is left out. */
  readonly counts: ReadonlyMap<bigint, number>;
}

export interface PointerStore {
  /** Adds a pointer, or replaces the one with the same authority and reference. */
  put(entry: PointerEntry): Promise<void>;
  /** Adds a pointer that the index does not hold; the caller has locked its authority's part. */
  add(entry: PointerEntry): Promise<void>;
  /** Says anew what stands in a pointer beside the child, by which it is found as before. */
  reword(record: Omit<IndexedPointer, 'receivedAt'>): Promise<void>;
  /** Takes one out of the index. @returns false where there is none */
  remove(authority: string, reference: string): Promise<boolean>;
  /**
   * Records, from a reference on, whose tokens or envelope were made under another key than the
   * newest; locks the authority's.
   */
  outdated(
    authority: string,
    version: number,
    after: string,
    limit: number,
  ): Promise<IndexedPointer[]>;
  /**
   * Puts records that are in the index there anew, as often as their tokens or envelopes change.
   */
  renew(authority: string, entries: readonly PointerEntry[]): Promise<void>;
  /** Counts again what all records of an authority share. */
  recount(authority: string): Promise<void>;
  /** Versions of keys under which there are records. */
  keyVersions(): Promise<number[]>;
  /** The pointer with that reference. */
  find(authority: string, reference: string): Promise<IndexedPointer | undefined>;
  /**
   * Pointers that share a key, those that share most first; where very many do, only so many as
   * `MOST_CANDIDATES`.
   */
  candidates(keys: readonly bigint[]): Promise<IndexedPointer[]>;
  /** What the index as a whole tells of these values. */
  census(values: readonly bigint[]): Promise<IndexCensus>;
  freshness(): Promise<Freshness>;
  /** Forgets all of an authority, and that its index was ever complete. */
  forget(authority: string): Promise<void>;
}

/** A full reconciliation as it is received. */
export interface Reconciliation {
  readonly id: string;
  readonly authority: string;
  readonly state: (typeof RECONCILIATION_STATES)[number];
  /** As announced. */
  readonly parts: number;
  readonly pointers: number;
  /** What the index was told after this instant is newer than the reconciliation. */
  readonly begunAt: string;
  readonly received: readonly { readonly part: number; readonly pointers: number }[];
  readonly removed?: number | undefined;
}

/** Where a pointer of a reconciliation stands. */
export interface StagedLine {
  readonly part: number;
  readonly line: number;
}

export type StagedPointer = StagedLine & {
  readonly pointer: PublishPointerPayload;
  readonly tokens: RecordTokens;
};

export interface ReconciliationStore {
  /** Begins one; another of the authority that is still being received is abandoned. */
  begin(reconciliation: Reconciliation): Promise<void>;
  find(id: string, authority: string): Promise<Reconciliation | undefined>;
  /** Locks one of that authority. */
  lock(id: string, authority: string): Promise<Reconciliation | undefined>;
  /** Empties a part, so that it can be received, or received again. */
  empty(id: string, part: number): Promise<void>;
  /** Keeps pointers beside the index. */
  stage(reconciliation: Reconciliation, pointers: readonly StagedPointer[]): Promise<void>;
  noteReceived(id: string, part: number, pointers: number): Promise<void>;
  /** Lines whose reference stood before, the first few. */
  doubled(id: string, limit: number): Promise<StagedLine[]>;
  /**
   * Puts what was received in the place of what the index held of the authority.
   * @returns how many were removed
   */
  putInPlace(reconciliation: Reconciliation): Promise<number>;
}

/** Keyed hashes of identity; the keys never leave the service. */
export interface IdentityTokens {
  /** Of the newest key, under which records are kept. */
  readonly version: number;
  /** Of all keys under which records are found. */
  readonly versions: readonly number[];
  recordTokens(pointers: readonly PublishPointerPayload[]): Promise<RecordTokens[]>;
  /** Under every key. */
  questionTokens(asked: Identity): bigint[];
  /** One for each key. */
  valueTokens(field: Field, value: string): bigint[];
  /** The same for the same child, however its details were written. */
  hashOf(asked: Identity): string;
  /**
   * At least 0 and below 1: the same in a month for the same child, not to be foreseen without the
   * key.
   */
  draw(asked: Identity, month: string): number;
}
