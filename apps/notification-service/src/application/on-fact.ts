import type { Envelope, MessageContext } from '@hub/contracts';
import { deliveriesFor } from '../domain/delivery.js';
import type { DeliveryBell, NotificationWork } from './ports.js';

/** Turns a fact that names authorities into one delivery for each. */
export class OnFact {
  constructor(
    private readonly work: NotificationWork,
    private readonly bell: DeliveryBell,
  ) {}

  async execute(envelope: Envelope, context: MessageContext): Promise<void> {
    const deliveries = deliveriesFor(envelope);
    if (deliveries.length === 0) return;
    await this.work.react(context, async (stores) => {
      await stores.deliveries.add(deliveries);
      return [];
    });
    this.bell.ring(deliveries.map((delivery) => delivery.authority));
  }
}
