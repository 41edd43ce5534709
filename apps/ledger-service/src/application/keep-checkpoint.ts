import { choreContext, type Ids } from '@hub/use-case';
import { readCheckpoint } from '@hub/evidence-ledger';
import { type CheckpointKeeper, type LedgerGuard, LedgerNotWhole } from './guard-ledger.js';
import type { LedgerWork } from './ports.js';

/**
 * Keeps the ledger's newest checkpoint outside its database, but never one that does not go on from
 * what is kept. It does so under the lock of the ledger, so that two copies of the service do not
 * overtake each other.
 */
export class KeepCheckpoint {
  constructor(
    private readonly work: LedgerWork,
    private readonly guard: LedgerGuard,
    private readonly keeper: CheckpointKeeper,
    private readonly ids: Ids,
  ) {}

  /** A ledger that is not whole is the guard's to tell: nothing is written then. */
  async execute(): Promise<void> {
    try {
      await this.keep();
    } catch (error) {
      if (!(error instanceof LedgerNotWhole)) throw error;
    }
  }

  private async keep(): Promise<void> {
    await this.work.request(
      choreContext('ledger-service', 'ledger.keep', this.ids),
      {},
      async ({ ledger }) => {
        await this.guard.check(ledger, await ledger.lock());
        const newest = await ledger.checkpoint();
        if (newest) {
          this.guard.note(readCheckpoint(newest.note));
          if (newest.note !== this.keeper.read()) this.keeper.write(newest.note);
        }
        return { result: {}, facts: [] };
      },
    );
  }
}
