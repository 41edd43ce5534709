import {
  isRefusal,
  type PageQuery,
  type ReadTransferPayload,
  type Refusal,
  refuse,
  type TransferPage,
  type TransferView,
} from '@hub/contracts';
import { type MessageContext, pageOf, readPage } from '@hub/use-case';
import { isParty } from '../../domain/transfers/transfer-state.js';
import { viewTransfer } from './transfer-view.js';
import type { EpisodeWork } from '../ports.js';

export class ReadTransfers {
  constructor(private readonly work: EpisodeWork) {}

  one(
    { transferId }: ReadTransferPayload,
    { caller }: MessageContext,
  ): Promise<TransferView | Refusal> {
    return this.work.read(async ({ transfers }) => {
      const transfer = await transfers.find(transferId);
      return transfer && isParty(transfer, caller.authority)
        ? viewTransfer(transfer)
        : refuse('not_found');
    });
  }

  async list(query: PageQuery, { caller }: MessageContext): Promise<TransferPage | Refusal> {
    const page = readPage(query);
    if (isRefusal(page)) return page;
    return this.work.read(async ({ transfers }) => {
      const found = await transfers.list(caller.authority, page.limit + 1, page.after);
      return pageOf(
        found,
        page.limit,
        ({ proposedAt, id }) => ({ at: proposedAt, id }),
        viewTransfer,
      );
    });
  }
}
