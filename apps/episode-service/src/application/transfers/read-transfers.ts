import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type {
  ListTransfersPayload,
  ReadTransferPayload,
  TransferPage,
  TransferView,
} from '@hub/contracts/episode';
import { filtersOf, type MessageContext, pageOf, readPage } from '@hub/use-case';
import { isHidden } from '../../domain/shield-terms.js';
import { isParty } from '../../domain/transfers/transfer-state.js';
import { viewTransfer } from './transfer-view.js';
import type { EpisodeWork } from '../ports.js';

export class ReadTransfers {
  constructor(private readonly work: EpisodeWork) {}

  one(
    { transferId }: ReadTransferPayload,
    { caller }: MessageContext,
  ): Promise<TransferView | Refusal> {
    return this.work.read(async ({ episodes, transfers }) => {
      const transfer = await transfers.find(transferId);
      if (!transfer || !isParty(transfer, caller.authority)) return refuse('not_found');
      const episode = await episodes.find(transfer.episodeId);
      return isHidden(episode?.shield, caller) ? refuse('not_found') : viewTransfer(transfer);
    });
  }

  async list(
    query: ListTransfersPayload,
    { caller }: MessageContext,
  ): Promise<TransferPage | Refusal> {
    const page = readPage(query);
    if (isRefusal(page)) return page;
    return this.work.read(async ({ transfers }) => {
      const { authority, personId } = caller;
      const choice = { ...filtersOf(query), authority, personId };
      const found = await transfers.list(choice, page.limit + 1, page.after);
      return pageOf(
        found,
        page.limit,
        ({ proposedAt, id }) => ({ at: proposedAt, id }),
        viewTransfer,
      );
    });
  }
}
