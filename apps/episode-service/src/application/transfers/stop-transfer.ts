import { type Clock, isRefusal, type MessageContext, type Refusal, type TransferView } from '@hub/contracts';
import { resumed } from '../../domain/episode.js';
import { cancel, decline } from '../../domain/transfer.js';
import { viewTransfer } from '../episodes/episode-view.js';
import type { EpisodeWork } from '../ports.js';
import { actorOf, factsOf, lockForStep } from './transfer-step.js';

const DECISIONS = { decline, cancel };

/** Declines or cancels an open transfer; the Lead Professional stays who it was. */
export class StopTransfer {
  constructor(
    private readonly work: EpisodeWork,
    private readonly clock: Clock,
  ) {}

  execute(
    how: keyof typeof DECISIONS,
    command: { transferId: string; reason: string },
    context: MessageContext,
  ): Promise<TransferView | Refusal> {
    return this.work.request(context, command, async (stores) => {
      const locked = await lockForStep(stores, command.transferId, context);
      if (isRefusal(locked)) return locked;
      const { episode, transfer } = locked;
      const stopped = DECISIONS[how](transfer, actorOf(context), { reason: command.reason, at: this.clock.now() });
      if (isRefusal(stopped)) return stopped;
      await stores.transfers.save(stopped);
      await stores.episodes.save({ ...resumed(episode), version: episode.version + 1 });
      return { result: viewTransfer(stopped), facts: factsOf(stopped, episode) };
    });
  }
}
