import { ConsentGranted, ConsentWithdrawn } from '@hub/contracts/consent';
import type { DeliverySentPayload } from '@hub/internal-messages';
import type { MessageContext } from '@hub/use-case';
import type { ConsentStores, ConsentWork, Notice, Receipt, ReceiptOf } from '../ports.js';

const NOTICES: Readonly<Record<string, Notice>> = {
  [ConsentGranted.type]: 'granted',
  [ConsentWithdrawn.type]: 'withdrawn',
};

/** Notes on the consent how far its notices got. */
export class OnDeliveryProgress {
  constructor(private readonly work: ConsentWork) {}

  /** @param instants when it was put into the queue, and when the authority confirmed it */
  async execute(
    delivery: Omit<DeliverySentPayload, 'at'>,
    instants: Pick<Receipt, 'toldAt' | 'receivedAt'>,
    context: MessageContext,
  ): Promise<void> {
    const notice = NOTICES[delivery.messageType];
    if (notice === undefined) return;
    await this.work.reactTogether(
      context,
      { consentId: delivery.about, authority: delivery.authority, notice, ...instants },
      noteAll,
    );
  }
}

/** Receipts come in numbers: those of a batch are noted at once. */
function noteAll({ consents }: ConsentStores, receipts: readonly ReceiptOf[]): Promise<void> {
  return consents.noteReceipts(receipts);
}
