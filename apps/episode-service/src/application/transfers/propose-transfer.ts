import {
  type Clock,
  fact,
  type Ids,
  isRefusal,
  type MessageContext,
  type ProposeTransferPayload,
  type Refusal,
  refuse,
  TransferProposed,
  type TransferView,
} from '@hub/contracts';
import { counterpartsOf, hasPart, transferring } from '../../domain/episode.js';
import { propose } from '../../domain/transfer.js';
import { viewTransfer } from '../episodes/episode-view.js';
import type { ConsentRegister, EpisodeWork } from '../ports.js';

export class ProposeTransfer {
  constructor(
    private readonly work: EpisodeWork,
    private readonly register: ConsentRegister,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(command: ProposeTransferPayload, context: MessageContext): Promise<TransferView | Refusal> {
    const { authority } = context.caller;
    const agreed = await this.register.mayJoin(command.episodeId, command.toAuthority, context.caller);
    return this.work.request(context, command, async ({ episodes, transfers }) => {
      const episode = await episodes.lock(command.episodeId);
      if (!episode || !hasPart(episode, authority)) return refuse('not_found');
      const transfer = propose(episode, command, { id: this.ids.next(), authority, at: this.clock.now() });
      if (isRefusal(transfer)) return transfer;
      if (!agreed) return refuse('consent_missing');
      await transfers.add(transfer);
      await episodes.save(transferring(episode));
      const { id: transferId, episodeId, fromAuthority, toAuthority, reason, version } = transfer;
      return {
        result: viewTransfer(transfer),
        facts: [
          fact(TransferProposed, { transferId, episodeId, fromAuthority, toAuthority, reason, version }, [
            ...counterpartsOf(episode),
            toAuthority,
          ]),
        ],
      };
    });
  }
}
