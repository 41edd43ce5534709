import { sha256 } from '@hub/security';

/** What operations did or were refused, and what became of it. Each entry holds the hash of the one before. */
export interface LedgerEntry {
  readonly number: number;
  readonly at: string;
  /** Person, or service. */
  readonly by: string;
  readonly action: string;
  /** The dead letter or replay. */
  readonly subject: string;
  /** New state, or `refused`. */
  readonly outcome: string;
  readonly reason?: string;
  readonly previousHash: string;
  readonly hash: string;
}

export const FIRST_HASH = '0'.repeat(64);

/** SHA-256 over the entry's fields and the hash before it, in hexadecimal. */
export function hashOf(entry: Omit<LedgerEntry, 'hash'>): string {
  const { number, at, by, action, subject, outcome, reason, previousHash } = entry;
  return sha256(JSON.stringify([number, at, by, action, subject, outcome, reason ?? null, previousHash]));
}

/** Number of the first entry that was changed, removed or put in another order; undefined where the chain is whole. */
export function firstFault(entries: readonly LedgerEntry[]): number | undefined {
  let before = FIRST_HASH;
  let number = 1;
  for (const entry of entries) {
    if (entry.number !== number || entry.previousHash !== before || hashOf(entry) !== entry.hash) return number;
    before = entry.hash;
    number += 1;
  }
  return undefined;
}
