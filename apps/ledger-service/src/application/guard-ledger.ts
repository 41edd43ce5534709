import {
  type Checkpoint,
  foldRoot,
  isSignedBy,
  nodesOf,
  readCheckpoint,
  TileSet,
  tilesOf,
  type Verifier,
} from '@hub/evidence-ledger';
import type { LedgerStore } from './ports.js';

/**
 * Where the newest checkpoint is kept apart from the database, so that a restore that lost entries
 * is noticed.
 */
export interface CheckpointKeeper {
  /** @throws Error where there is something that cannot be read */
  read(): string | undefined;
  /** Replaces what was kept, whole and for good. */
  write(note: string): void;
  /** What to call it in a sentence. */
  readonly name: string;
}

type Head = Pick<Checkpoint, 'size' | 'root'>;

/**
 * The ledger in the database is not one that goes on from what was signed: nothing may be added to
 * it.
 */
export class LedgerNotWhole extends Error {
  constructor(
    readonly kind: 'entries_lost' | 'another_ledger' | 'file_unreadable',
    sentence: string,
  ) {
    super(`${sentence} See docs/how-to/restore.md.`);
  }
}

/**
 * Knows the longest ledger that was signed, from what is kept apart and from what this process saw,
 * and lets nothing be added to one that does not go on from it.
 */
export class LedgerGuard {
  private seen: Head | undefined;
  private trouble: LedgerNotWhole | undefined;
  private checked: { readonly text: string; readonly head: Head } | undefined;

  /** @param onChange called with why the ledger is not whole, or with nothing once it is again */
  constructor(
    private readonly keeper: CheckpointKeeper,
    private readonly verifier: Verifier,
    private readonly onChange: (trouble: LedgerNotWhole | undefined) => void = () => undefined,
  ) {}

  /** Why evidence is not taken in; undefined where it is. */
  get because(): string | undefined {
    return this.trouble?.message;
  }

  /**
   * Compares the ledger with what was signed, by some hundred hashes however long it is.
   *
   * @param size of the ledger, locked
   * @throws LedgerNotWhole
   */
  async check(ledger: Pick<LedgerStore, 'tiles'>, size: number): Promise<void> {
    try {
      const kept = this.kept();
      if (kept)
        await this.compare(ledger, size, kept, `${this.keeper.name} holds a signed checkpoint`);
      if (this.seen && this.seen.size !== kept?.size)
        await this.compare(ledger, size, this.seen, 'this process signed one');
    } catch (error) {
      if (error instanceof LedgerNotWhole) this.turn(error);
      throw error;
    }
    this.turn(undefined);
  }

  /** Remembers what was signed and committed; a shorter one is known already. */
  note(head: Head): void {
    if (!this.seen || head.size > this.seen.size) this.seen = head;
  }

  private kept(): Head | undefined {
    const { name } = this.keeper;
    let text: string | undefined;
    try {
      text = this.keeper.read();
    } catch (error) {
      throw new LedgerNotWhole(
        'file_unreadable',
        `${name} cannot be read: ${error instanceof Error ? error.message : 'unknown fault'}.`,
      );
    }
    if (text === undefined) return undefined;
    if (this.checked?.text !== text) this.checked = { text, head: this.readSigned(text) };
    return this.checked.head;
  }

  private readSigned(text: string): Head {
    const { name } = this.keeper;
    let head: Checkpoint;
    try {
      head = readCheckpoint(text);
    } catch {
      throw new LedgerNotWhole(
        'file_unreadable',
        `${name} holds no checkpoint: it is broken, or another file.`,
      );
    }
    if (head.origin !== this.verifier.name)
      throw new LedgerNotWhole(
        'another_ledger',
        `${name} holds a checkpoint of another ledger, ${head.origin}.`,
      );
    if (!isSignedBy(text, this.verifier))
      throw new LedgerNotWhole(
        'another_ledger',
        `The checkpoint in ${name} is not signed by this ledger’s key.`,
      );
    return head;
  }

  private async compare(
    ledger: Pick<LedgerStore, 'tiles'>,
    size: number,
    signed: Head,
    who: string,
  ): Promise<void> {
    if (size < signed.size)
      throw new LedgerNotWhole(
        'entries_lost',
        `The ledger has ${String(size)} entries, but ${who} of ${String(signed.size)}: entries were lost.`,
      );
    const root = await rootAt(ledger, signed.size);
    if (!root?.equals(signed.root))
      throw new LedgerNotWhole(
        'another_ledger',
        `The first ${String(signed.size)} entries of the ledger are not those that ${who} of.`,
      );
  }

  private turn(trouble: LedgerNotWhole | undefined): void {
    const before = this.because;
    this.trouble = trouble;
    if (before !== this.because) this.onChange(trouble);
  }
}

/**
 * The root over so many first leaves, out of the few tiles it is folded from; undefined where a
 * part of them is missing.
 */
async function rootAt(
  ledger: Pick<LedgerStore, 'tiles'>,
  size: number,
): Promise<Buffer | undefined> {
  const nodes = nodesOf(0, size);
  const tiles = new TileSet(await ledger.tiles(tilesOf(nodes)));
  return nodes.every((node) => tiles.has(node))
    ? foldRoot(nodes.map((node) => tiles.hashOf(node)))
    : undefined;
}
