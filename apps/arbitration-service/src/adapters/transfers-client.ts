import { isRefusal } from '@hub/contracts';
import { ReadTransfer } from '@hub/contracts/episode';
import type { Caller } from '@hub/use-case';
import type { RequestClient } from '@hub/messaging';
import type { ClaimedTransfer, Transfers } from '../application/ports.js';

/** Asks episode-service, which shows a transfer to its parties. */
export class TransfersClient implements Transfers {
  constructor(private readonly requests: RequestClient) {}

  async find(transferId: string, caller: Caller): Promise<ClaimedTransfer | undefined> {
    const transfer = await this.requests.request(ReadTransfer, { transferId }, { caller });
    return isRefusal(transfer) ? undefined : transfer;
  }
}
