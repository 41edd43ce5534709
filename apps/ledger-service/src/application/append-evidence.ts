import type { EvidenceBatch } from '@hub/journal';
import { choreContext, type Clock, type Ids } from '@hub/use-case';
import {
  leafHash,
  nodesOf,
  openTiles,
  foldRoot,
  signCheckpoint,
  type Signer,
  TileSet,
} from '@hub/evidence-ledger';
import { decisionIn } from '../domain/logged-decision.js';
import { leafOf } from '../domain/ledger-entry.js';
import type { LedgerGuard } from './guard-ledger.js';
import type { LedgerStore, LedgerWork } from './ports.js';

/** Two checkpoints are at most so many leaves apart. */
const AT_ONCE = 256;

/**
 * Appends what services sent as evidence, each once, and signs a checkpoint over it in the same
 * transaction; only to a ledger that is whole.
 */
export class AppendEvidence {
  constructor(
    private readonly work: LedgerWork,
    private readonly signer: Signer,
    private readonly guard: LedgerGuard,
    private readonly tools: { readonly clock: Clock; readonly ids: Ids },
  ) {}

  async execute(batches: readonly EvidenceBatch[]): Promise<void> {
    for (let at = 0; at < batches.length; at += AT_ONCE)
      await this.append(batches.slice(at, at + AT_ONCE));
  }

  private async append(batches: readonly EvidenceBatch[]): Promise<void> {
    const context = choreContext('ledger-service', 'ledger.append', this.tools.ids);
    let head: { size: number; root: Buffer } | undefined;
    await this.work.request(context, {}, async ({ ledger, decisions }) => {
      const size = await ledger.lock();
      await this.guard.check(ledger, size);
      const fresh = await ledger.takeIn(batches);
      head = fresh.length > 0 ? await this.grow(ledger, size, fresh) : undefined;
      await decisions.append(fresh.flatMap((batch, place) => decisionIn(batch, size + place)));
      return { result: {}, facts: [] };
    });
    if (head) this.guard.note(head);
  }

  private async grow(
    ledger: LedgerStore,
    before: number,
    batches: readonly EvidenceBatch[],
  ): Promise<{ size: number; root: Buffer }> {
    const leaves = batches.map((batch, place) => leafOf(batch, before + place));
    const tiles = new TileSet(await ledger.tiles(openTiles(before)));
    tiles.append(
      before,
      leaves.map(({ entry }) => leafHash(entry)),
    );
    const size = before + leaves.length;
    const root = foldRoot(nodesOf(0, size).map((node) => tiles.hashOf(node)));
    const note = signCheckpoint({ origin: this.signer.name, size, root }, this.signer);
    await ledger.append(leaves, tiles.written, { size, note, at: this.tools.clock.now() });
    return { size, root };
  }
}
