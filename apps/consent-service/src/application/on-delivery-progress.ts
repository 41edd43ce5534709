import { ConsentGranted, ConsentWithdrawn, type DeliverySentPayload, type MessageContext } from '@hub/contracts';
import type { ConsentWork, Notice } from './ports.js';

const NOTICES: Readonly<Record<string, Notice>> = {
  [ConsentGranted.type]: 'granted',
  [ConsentWithdrawn.type]: 'withdrawn',
};

/** Notes on the consent how far its notices got. */
export class OnDeliveryProgress {
  constructor(private readonly work: ConsentWork) {}

  async execute(step: 'told' | 'received', delivery: DeliverySentPayload, context: MessageContext): Promise<void> {
    const notice = NOTICES[delivery.messageType];
    if (notice === undefined) return;
    await this.work.react(context, async ({ consents }) => {
      const instant = step === 'told' ? { toldAt: delivery.at } : { receivedAt: delivery.at };
      await consents.noteReceipt(delivery.about, { authority: delivery.authority, notice, ...instant });
      return [];
    });
  }
}
