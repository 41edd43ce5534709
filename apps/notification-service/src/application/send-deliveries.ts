import type { Clock } from '@hub/use-case';
import { againAt, type Pace } from '../domain/send-again.js';
import type { MemberQueues, NotificationWork } from './ports.js';
import { putInOrder } from './put-in-order-step.js';

const BATCH = 100;

/**
 * Puts what waits for an authority into its queue, in the order of its stream. Stops at the first
 * message the broker does not take, so that the order stays; the rows wait in the database.
 */
export class SendDeliveries {
  constructor(
    private readonly work: NotificationWork,
    private readonly queues: MemberQueues,
    private readonly clock: Clock,
    private readonly pace: Pace,
  ) {}

  /** @returns whether everything was sent */
  async execute(authority: string): Promise<'all' | 'more' | 'refused'> {
    const waiting = await this.work.read(({ deliveries }) => deliveries.unsent(authority, BATCH));
    if (waiting.length === 0) return 'all';
    const sent = await putInOrder(this.queues, authority, waiting);
    if (sent.length > 0) {
      const at = this.clock.now();
      const sendings = sent.map(({ messageId, type }) => ({
        messageId,
        againAt: againAt(type, at, 0, this.pace),
      }));
      await this.work.repeatable(({ deliveries }) => deliveries.markSent(authority, sendings, at));
    }
    if (sent.length < waiting.length) return 'refused';
    return waiting.length === BATCH ? 'more' : 'all';
  }
}
