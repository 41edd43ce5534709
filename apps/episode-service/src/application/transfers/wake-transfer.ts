import { TransferReminded } from '@hub/contracts/episode';
import { TransferClock } from '@hub/internal-messages';
import { choreContext, type Ids } from '@hub/use-case';
import { onClock } from '../../domain/transfers/transfer.js';
import { alarmOf } from '../../domain/transfers/transfer-clock.js';
import type { TransferPolicy } from '../../domain/transfers/transfer-policy.js';
import type { EpisodeWork } from '../ports.js';
import { endedFact, lockTransfer, settle, TRANSFER_TIMER } from './transfer-step.js';

/** Does what is due on a transfer: reminds, lets it run out, or lets it take effect. Looks at it anew under lock, so that being woken twice does nothing. */
export class WakeTransfer {
  constructor(
    private readonly work: EpisodeWork,
    private readonly ids: Ids,
    private readonly policy: TransferPolicy,
  ) {}

  async execute(transferId: string): Promise<void> {
    const context = choreContext(TransferClock.owner, TransferClock.action, this.ids);
    await this.work.request(context, { transferId }, async (stores) => {
      const locked = await lockTransfer(stores, transferId);
      const at = await stores.timers.now();
      const woken = locked && onClock(locked.transfer, at, this.policy);
      if (!woken) {
        await stores.timers.set(TRANSFER_TIMER, transferId, locked && alarmOf(locked.transfer));
        return { result: {}, facts: [] };
      }
      const { episode } = locked;
      const facts = await settle(
        stores,
        { episode, transfer: woken.transfer },
        woken.event === 'remind' ? TransferReminded : endedFact(woken.transfer),
        { at, policy: this.policy },
      );
      return {
        result: {},
        facts,
        evidence: { episode: episode.id, subject: transferId, because: woken.event },
      };
    });
  }
}
