import type { LeafRow } from '@hub/evidence-ledger';

export interface KeptCosignature {
  readonly note: string;
  readonly verifier: string;
}

/** A ledger that can be read: the database, or an export of it. */
export interface LedgerSource {
  /** The key that it says its checkpoints are signed with. */
  readonly verifier: string | undefined;
  leaves(): AsyncIterable<LeafRow>;
  /** In the order of their sizes. */
  checkpoints(): Promise<string[]>;
  cosignatures(): Promise<KeptCosignature[]>;
  close(): Promise<void>;
}
