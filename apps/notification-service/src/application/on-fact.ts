import type { Envelope } from '@hub/contracts';
import type { MessageContext } from '@hub/use-case';
import { deliveriesFor } from '../domain/delivery.js';
import { waitsIn } from '../domain/inbox.js';
import type { DeliveryBell, NotificationWork } from './ports.js';

/**
 * Turns a fact that names authorities into one delivery for each, and what it says of who is waited
 * for into the inboxes of people.
 */
export class OnFact {
  constructor(
    private readonly work: NotificationWork,
    private readonly bell: DeliveryBell,
  ) {}

  async execute(envelope: Envelope, context: MessageContext): Promise<void> {
    const deliveries = deliveriesFor(envelope);
    const waits = waitsIn(envelope);
    if (deliveries.length === 0 && !waits) return;
    await this.work.react(context, async (stores) => {
      if (deliveries.length > 0) await stores.deliveries.add(deliveries);
      if (waits) await stores.inbox.replace(waits);
      return [];
    });
    this.bell.ring(deliveries.map((delivery) => delivery.authority));
  }
}
