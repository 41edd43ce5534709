import { TransferClock } from '@hub/internal-messages';
import { choreContext, type Ids } from '@hub/use-case';
import { decideWaking } from '../../domain/transfers/hand-over.js';
import { alarmOf } from '../../domain/transfers/transfer-clock.js';
import type { TransferPolicy } from '../../domain/transfers/transfer-policy.js';
import type { EpisodeWork } from '../ports.js';
import type { ClosedInTransfers } from './closed-in-transfers.js';
import { lockTransfer, settle, TRANSFER_TIMER } from './transfer-step.js';

/**
 * Does what is due on a transfer: reminds, lets it run out, or lets it take effect. Looks at it
 * anew under lock, so that being woken twice does nothing.
 */
export class WakeTransfer {
  constructor(
    private readonly work: EpisodeWork,
    private readonly ids: Ids,
    private readonly policy: TransferPolicy,
    private readonly closed: ClosedInTransfers,
  ) {}

  async execute(transferId: string): Promise<void> {
    const context = choreContext(TransferClock.owner, TransferClock.action, this.ids);
    const closed = await this.closed.of(transferId);
    await this.work.request(context, { transferId }, async (stores) => {
      const locked = await lockTransfer(stores, transferId);
      const acting = { at: await stores.timers.now(), policy: this.policy, closed };
      const woken = locked && decideWaking(locked, acting);
      if (!woken) {
        await stores.timers.set(TRANSFER_TIMER, transferId, locked && alarmOf(locked.transfer));
        return { result: {}, facts: [] };
      }
      const facts = await settle(stores, woken, acting);
      return {
        result: {},
        facts,
        evidence: { episode: woken.next.episode.id, subject: transferId, because: woken.event },
      };
    });
  }
}
