import { type Ids, internalCaller, TransferReminded } from '@hub/contracts';
import { onClock } from '../../domain/transfers/transfer.js';
import type { TransferPolicy } from '../../domain/transfers/transfer-policy.js';
import type { EpisodeWork } from '../ports.js';
import { endedFact, saveTransfer, settle, TRANSFER_TIMER } from './transfer-step.js';

/** Does what is due on a transfer: reminds, lets it run out, or lets it take effect. Looks at it anew under lock, so that being woken twice does nothing. */
export class WakeTransfer {
  constructor(
    private readonly work: EpisodeWork,
    private readonly ids: Ids,
    private readonly policy: TransferPolicy,
  ) {}

  async execute(transferId: string): Promise<void> {
    const messageId = this.ids.next();
    const context = { messageId, type: 'transfer.wake', caller: internalCaller('episode-service'), correlationId: messageId };
    await this.work.request(context, { transferId }, async (stores) => {
      const seen = await stores.transfers.find(transferId);
      const episode = seen && (await stores.episodes.lock(seen.episodeId));
      const transfer = seen && (await stores.transfers.lock(transferId));
      if (!episode || !transfer) {
        await stores.timers.set(TRANSFER_TIMER, transferId, undefined);
        return { result: {}, facts: [] };
      }
      const at = await stores.timers.now();
      const woken = onClock(transfer, at, this.policy);
      if (!woken) {
        await saveTransfer(stores, transfer);
        return { result: {}, facts: [] };
      }
      const facts = await settle(stores, { episode, transfer: woken.transfer }, woken.event === 'remind' ? TransferReminded : endedFact(woken.transfer), { at, policy: this.policy });
      return { result: {}, facts, evidence: { episode: episode.id, subject: transferId, because: woken.event } };
    });
  }
}
