import { type AcceptTransferPayload, type Clock, isRefusal, type MessageContext, type Refusal, refuse, type TransferView } from '@hub/contracts';
import { passLead } from '../../domain/episode.js';
import { accept } from '../../domain/transfer.js';
import { viewTransfer } from '../episodes/episode-view.js';
import type { EpisodeWork } from '../ports.js';
import { actorOf, factsOf, lockForStep } from './transfer-step.js';

/** The person nominated accepts, and in the same transaction the role passes: no gap, no overlap. */
export class AcceptTransfer {
  constructor(
    private readonly work: EpisodeWork,
    private readonly clock: Clock,
  ) {}

  execute(command: AcceptTransferPayload, context: MessageContext): Promise<TransferView | Refusal> {
    return this.work.request(context, command, async (stores) => {
      const locked = await lockForStep(stores, command.transferId, context);
      if (isRefusal(locked)) return locked;
      const { episode, transfer } = locked;
      const at = this.clock.now();
      const completed = accept(transfer, actorOf(context), at);
      if (isRefusal(completed)) return completed;
      if (episode.lead.term !== transfer.outgoingTerm) return refuse('conflict', 'Somebody else leads meanwhile.');
      const passed = passLead(episode, { authority: transfer.toAuthority, personId: completed.incomingPersonId }, at);
      await stores.episodes.switchLead(passed);
      await stores.transfers.save(completed);
      return { result: viewTransfer(completed), facts: factsOf(completed, passed) };
    });
  }
}
