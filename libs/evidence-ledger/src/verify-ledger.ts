import { foldRoot, HASH_BYTES, innerHash, leafHash } from './merkle-tree.js';
import { isSignedBy, readCheckpoint, type Verifier } from './signed-note.js';

/** One row as it is stored. */
export interface LeafRow {
  readonly index: number;
  /** The bytes that were hashed: JSON text. */
  readonly entry: string;
  /** The hash that the tree keeps of it, where it is at hand. */
  readonly hash?: Buffer;
}

/**
 * What is verified, in the order of the leaves; checkpoints in the order of their sizes, each once.
 */
export interface LedgerCopy {
  readonly leaves: AsyncIterable<LeafRow>;
  readonly checkpoints: readonly string[];
  /** Under which name and keys checkpoints are signed. */
  readonly ledger: readonly Verifier[];
  /** Checkpoints as members keep them, or their cosignatures, by witness. */
  readonly witnessed: readonly { readonly note: string; readonly witness?: Verifier }[];
}

export type LedgerFault =
  | { readonly what: 'row_missing' | 'row_changed'; readonly row: number }
  | { readonly what: 'rows_do_not_make_checkpoint'; readonly row: number; readonly to: number }
  | {
      readonly what:
        | 'checkpoint_not_signed'
        | 'checkpoint_unreadable'
        | 'checkpoint_beyond_rows'
        | 'witness_disagrees'
        | 'cosignature_invalid';
      readonly size: number;
    };

export interface Verification {
  readonly leaves: number;
  readonly checkpoints: number;
  /** The first thing that is wrong; absent where all is well. */
  readonly fault?: LedgerFault;
}

/**
 * Recomputes a ledger from its rows alone and compares it with every checkpoint, signature and
 * witness. Stops at the first fault and names it: a row that is missing, was put elsewhere or
 * changed; the rows between two checkpoints where their stored hashes were rewritten as well; a
 * checkpoint signed by another key, or other than what a witness saw.
 */
export async function verifyLedger(copy: LedgerCopy): Promise<Verification> {
  const heads: Head[] = [];
  for (const note of copy.checkpoints) {
    const head = readHead(note, copy.ledger);
    if ('fault' in head) return { leaves: 0, checkpoints: heads.length, fault: head.fault };
    heads.push(head);
  }
  const witnessed = readWitnessed(copy);
  if (!Array.isArray(witnessed)) return { leaves: 0, checkpoints: heads.length, fault: witnessed };
  return compare(
    copy.leaves,
    [...heads, ...witnessed].sort((a, b) => a.size - b.size || Number(a.seen) - Number(b.seen)),
    heads.length,
  );
}

interface Head {
  readonly size: number;
  readonly root: Buffer;
  /** As a witness saw it. */
  readonly seen: boolean;
}

function readHead(note: string, verifiers: readonly Verifier[]): Head | { fault: LedgerFault } {
  try {
    const { size, root } = readCheckpoint(note);
    return verifiers.some((verifier) => isSignedBy(note, verifier))
      ? { size, root, seen: false }
      : { fault: { what: 'checkpoint_not_signed', size } };
  } catch {
    return { fault: { what: 'checkpoint_unreadable', size: 0 } };
  }
}

function readWitnessed({ witnessed, ledger }: LedgerCopy): Head[] | LedgerFault {
  const heads: Head[] = [];
  for (const { note, witness } of witnessed) {
    const { size, root } = readCheckpoint(note);
    const valid = witness
      ? isSignedBy(note, witness)
      : ledger.some((verifier) => isSignedBy(note, verifier));
    if (!valid) return { what: 'cosignature_invalid', size };
    heads.push({ size, root, seen: true });
  }
  return heads;
}

async function compare(
  leaves: AsyncIterable<LeafRow>,
  heads: readonly Head[],
  checkpoints: number,
): Promise<Verification> {
  const tree = new GrowingTree();
  let [next, sound] = [0, 0];
  const check = (): LedgerFault | undefined => {
    for (let head = heads[next]; head?.size === tree.size; head = heads[next]) {
      if (!tree.root.equals(head.root))
        return head.seen
          ? { what: 'witness_disagrees', size: head.size }
          : { what: 'rows_do_not_make_checkpoint', row: sound, to: tree.size - 1 };
      next += 1;
      sound = tree.size;
    }
    return undefined;
  };
  let fault = check();
  if (!fault) {
    for await (const { index, entry, hash } of leaves) {
      const computed = leafHash(entry);
      if (index !== tree.size) fault = { what: 'row_missing', row: tree.size };
      else if (hash && !computed.equals(hash)) fault = { what: 'row_changed', row: index };
      if (fault) break;
      tree.add(computed);
      fault = check();
      if (fault) break;
    }
  }
  const beyond = heads[next];
  if (!fault && beyond)
    fault = beyond.seen
      ? { what: 'checkpoint_beyond_rows', size: beyond.size }
      : { what: 'row_missing', row: tree.size };
  return { leaves: tree.size, checkpoints, ...(fault ? { fault } : {}) };
}

/** Keeps the complete subtrees alone. */
class GrowingTree {
  size = 0;
  private readonly roots: Buffer[] = [];

  add(leaf: Buffer): void {
    let folded = leaf;
    for (let rest = this.size; rest % 2 === 1; rest = Math.floor(rest / 2))
      folded = innerHash(this.roots.pop() ?? Buffer.alloc(HASH_BYTES), folded);
    this.roots.push(folded);
    this.size += 1;
  }

  get root(): Buffer {
    return foldRoot(this.roots);
  }
}
