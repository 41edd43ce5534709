import { allMessages, DeliverySent } from '@hub/internal-messages';
import { type Clock, fact, type Ids, internalCaller } from '@hub/use-case';
import { isTracked } from '../domain/delivery.js';
import type { NotificationWork } from './ports.js';

const UNCONFIRMED_AFTER_MS = 1_000;
const BATCH = 200;
const TRACKED = allMessages()
  .map((message) => message.type)
  .filter(isTracked);

/**
 * Lets the owners of tracked messages hear of those that lie in an authority's queue without a
 * receipt. Most are confirmed within a second, and then the receipt alone says both.
 */
export class ReportUnconfirmed {
  constructor(
    private readonly work: NotificationWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(): Promise<void> {
    const sentBefore = new Date(Date.parse(this.clock.now()) - UNCONFIRMED_AFTER_MS).toISOString();
    const id = this.ids.next();
    const caller = internalCaller('notification-service');
    await this.work.request(
      { messageId: id, type: DeliverySent.type, caller, correlationId: id },
      {},
      async ({ deliveries }) => {
        const waiting = await deliveries.takeUnconfirmed(TRACKED, sentBefore, BATCH);
        const facts = waiting.map(
          ({ messageId, type: messageType, about, authority, sentAt: at }) =>
            fact(DeliverySent, { messageId, messageType, about, authority, at }),
        );
        return { result: {}, facts };
      },
    );
  }
}
