import type { Place } from '@hub/use-case';
import type { EpisodeStore, TransferStore } from '../application/ports.js';
import { isPartyChosen, type TransferChoice } from '../domain/party-choice.js';
import {
  hasEnded,
  isOpen,
  type Transfer,
  type UnendedTransfer,
} from '../domain/transfers/transfer-state.js';
import { page } from './in-memory-page.js';
import { shownTo } from './in-memory-service-requests.js';

export class InMemoryTransfers implements TransferStore {
  private readonly transfers = new Map<string, Transfer>();

  constructor(private readonly episodes: EpisodeStore) {}

  add(transfer: Transfer): Promise<void> {
    const other = [...this.transfers.values()].some(
      (known) => known.episodeId === transfer.episodeId && isOpen(known),
    );
    return other && isOpen(transfer)
      ? Promise.reject(new Error('transfer_one_open'))
      : this.save(transfer);
  }
  save(transfer: Transfer): Promise<void> {
    this.transfers.set(transfer.id, transfer);
    return Promise.resolve();
  }
  find(id: string): Promise<Transfer | undefined> {
    return Promise.resolve(this.transfers.get(id));
  }
  lock(id: string): Promise<Transfer | undefined> {
    return this.find(id);
  }
  unendedOf(episodeId: string): Promise<UnendedTransfer[]> {
    const unended = [...this.transfers.values()]
      .filter((transfer) => !hasEnded(transfer))
      .filter((transfer) => transfer.episodeId === episodeId);
    const order = (transfer: Transfer): string =>
      `${isOpen(transfer) ? '0' : '1'} ${transfer.proposedAt} ${transfer.id}`;
    return Promise.resolve(unended.sort((a, b) => (order(a) < order(b) ? -1 : 1)));
  }
  ofEpisode(episodeId: string): Promise<Transfer[]> {
    return Promise.resolve(
      [...this.transfers.values()].filter((transfer) => transfer.episodeId === episodeId),
    );
  }
  async list(choice: TransferChoice, limit: number, after?: Place): Promise<Transfer[]> {
    const own = [...this.transfers.values()].filter((one) => isPartyChosen(one, choice));
    const shown = await shownTo(choice, own, this.episodes);
    return page(shown, ({ proposedAt, id }) => ({ at: proposedAt, id }), limit, after);
  }
}
