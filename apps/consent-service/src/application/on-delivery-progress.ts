import { ConsentGranted, ConsentWithdrawn, type DeliverySentPayload } from '@hub/contracts';
import type { ConsentWork, Notice } from './ports.js';

const NOTICES: Readonly<Record<string, Notice>> = {
  [ConsentGranted.type]: 'granted',
  [ConsentWithdrawn.type]: 'withdrawn',
};

/** Notes on the consent how far its notices got. */
export class OnDeliveryProgress {
  constructor(private readonly work: ConsentWork) {}

  async execute(step: 'told' | 'received', delivery: DeliverySentPayload): Promise<void> {
    const notice = NOTICES[delivery.messageType];
    if (notice === undefined) return;
    const instant = step === 'told' ? { toldAt: delivery.at } : { receivedAt: delivery.at };
    await this.work.repeatable(({ consents }) => consents.noteReceipt(delivery.about, { authority: delivery.authority, notice, ...instant }));
  }
}
