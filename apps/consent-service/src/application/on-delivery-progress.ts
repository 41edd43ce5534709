import { ConsentGranted, ConsentWithdrawn, type DeliverySentPayload, type MessageContext } from '@hub/contracts';
import type { ConsentWork, Notice, Receipt } from './ports.js';

const NOTICES: Readonly<Record<string, Notice>> = {
  [ConsentGranted.type]: 'granted',
  [ConsentWithdrawn.type]: 'withdrawn',
};

/** Notes on the consent how far its notices got. */
export class OnDeliveryProgress {
  constructor(private readonly work: ConsentWork) {}

  /** @param instants when it was put into the queue, and when the authority confirmed it */
  async execute(delivery: Omit<DeliverySentPayload, 'at'>, instants: Pick<Receipt, 'toldAt' | 'receivedAt'>, context: MessageContext): Promise<void> {
    const notice = NOTICES[delivery.messageType];
    if (notice === undefined) return;
    await this.work.react(context, async ({ consents }) => {
      await consents.noteReceipt(delivery.about, { authority: delivery.authority, notice, ...instants });
      return [];
    });
  }
}
