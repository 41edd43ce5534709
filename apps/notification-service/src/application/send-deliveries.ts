import type { Clock } from '@hub/contracts';
import { outwardEnvelope } from '../domain/delivery.js';
import type { MemberQueues, NotificationWork } from './ports.js';

const BATCH = 100;

/**
 * Puts what waits for an authority into its queue, in the order of its stream. Stops at the first message the broker
 * does not take, so that the order stays; the rows wait in the database.
 */
export class SendDeliveries {
  constructor(
    private readonly work: NotificationWork,
    private readonly queues: MemberQueues,
    private readonly clock: Clock,
  ) {}

  /** @returns whether everything was sent */
  async execute(authority: string): Promise<'all' | 'more' | 'refused'> {
    const waiting = await this.work.read(({ deliveries }) => deliveries.unsent(authority, BATCH));
    if (waiting.length === 0) return 'all';
    const results = await Promise.allSettled(
      waiting.map((delivery) =>
        this.queues.put(
          authority,
          outwardEnvelope(delivery.envelope, authority, delivery.sequence),
        ),
      ),
    );
    const firstRefused = results.findIndex((result) => result.status === 'rejected');
    const sent = firstRefused === -1 ? waiting : waiting.slice(0, firstRefused);
    if (sent.length > 0) {
      const messageIds = sent.map((delivery) => delivery.messageId);
      await this.work.repeatable(({ deliveries }) =>
        deliveries.markSent(authority, messageIds, this.clock.now()),
      );
    }
    if (firstRefused !== -1) return 'refused';
    return waiting.length === BATCH ? 'more' : 'all';
  }
}
