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
import { counterpartsOf, hasPart } from '../../domain/episode.js';
import { coversNewcomer } from '../../domain/known-consent.js';
import { propose } from '../../domain/transfer.js';
import { viewTransfer } from '../episodes/episode-view.js';
import type { EpisodeWork } from '../ports.js';

export class ProposeTransfer {
  constructor(
    private readonly work: EpisodeWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  execute(command: ProposeTransferPayload, context: MessageContext): Promise<TransferView | Refusal> {
    const { authority } = context.caller;
    return this.work.request(context, command, async ({ episodes, transfers, consents }) => {
      const episode = await episodes.lock(command.episodeId);
      if (!episode || !hasPart(episode, authority)) return refuse('not_found');
      const transfer = propose(episode, command, { id: this.ids.next(), authority, at: this.clock.now() });
      if (isRefusal(transfer)) return transfer;
      const known = await consents.ofEpisode(episode.id);
      if (!known.some((consent) => coversNewcomer(consent, command.toAuthority))) return refuse('consent_missing');
      await transfers.add(transfer);
      await episodes.save({ ...episode, state: 'transferring', version: episode.version + 1 });
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
