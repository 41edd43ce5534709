import { isSignedBy, readCheckpoint, type Verifier } from '@hub/evidence-ledger';
import type { LedgerWork } from './ports.js';

/** Where the newest checkpoint is kept apart from the database, so that a restore that lost entries is noticed. */
export interface CheckpointKeeper {
  read(): string | undefined;
  write(note: string): void;
  /** What to call it in a sentence. */
  readonly name: string;
}

/** Keeps the ledger's newest checkpoint outside its database, and compares the two before anything is appended. */
export class KeepCheckpoint {
  private last: string | undefined;

  constructor(
    private readonly work: LedgerWork,
    private readonly keeper: CheckpointKeeper,
    private readonly verifier: Verifier,
  ) {}

  /** @throws Error where the ledger is shorter than, or another one than, what was kept: after a restore from an old backup */
  async check(): Promise<void> {
    const kept = this.keeper.read();
    if (kept === undefined) return;
    const { name } = this.keeper;
    if (!signedBy(kept, this.verifier))
      throw new Error(
        `The checkpoint in ${name} is not signed by this ledger’s key. See docs/how-to/restore.md.`,
      );
    const { size, root } = readCheckpoint(kept);
    const [newest, same] = await this.work.read(
      async ({ ledger }) => [await ledger.checkpoint(), await ledger.checkpoint(size)] as const,
    );
    if ((newest?.size ?? 0) < size) {
      throw new Error(
        `The ledger has ${String(newest?.size ?? 0)} entries, but ${name} holds a signed checkpoint of ${String(size)}: entries were lost. See docs/how-to/restore.md.`,
      );
    }
    if (!same || !readCheckpoint(same.note).root.equals(root)) {
      throw new Error(
        `The ledger of ${String(size)} entries is not the one that the checkpoint in ${name} was signed for. See docs/how-to/restore.md.`,
      );
    }
  }

  async execute(): Promise<void> {
    const newest = await this.work.read(({ ledger }) => ledger.checkpoint());
    if (!newest || newest.note === this.last) return;
    this.keeper.write(newest.note);
    this.last = newest.note;
  }
}

function signedBy(text: string, verifier: Verifier): boolean {
  try {
    return isSignedBy(text, verifier);
  } catch {
    return false;
  }
}
