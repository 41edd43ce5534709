import { type Clock, DeliverySent, fact, type Ids } from '@hub/contracts';
import { isTracked, outwardEnvelope } from '../domain/delivery.js';
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
    private readonly ids: Ids,
  ) {}

  /** @returns whether everything was sent */
  async execute(authority: string): Promise<'all' | 'more' | 'refused'> {
    const waiting = await this.work.read(({ deliveries }) => deliveries.unsent(authority, BATCH));
    if (waiting.length === 0) return 'all';
    const results = await Promise.allSettled(
      waiting.map((delivery) => this.queues.put(authority, outwardEnvelope(delivery.envelope, authority, delivery.sequence))),
    );
    const firstRefused = results.findIndex((result) => result.status === 'rejected');
    const sent = firstRefused === -1 ? waiting : waiting.slice(0, firstRefused);
    if (sent.length > 0) await this.noteSent(authority, sent.map((delivery) => delivery.messageId));
    if (firstRefused !== -1) return 'refused';
    return waiting.length === BATCH ? 'more' : 'all';
  }

  private async noteSent(authority: string, messageIds: readonly string[]): Promise<void> {
    const at = this.clock.now();
    const id = this.ids.next();
    const caller = { authority: 'hub', roles: [], verified: true, clientId: 'notification-service', door: 'internal' } as const;
    await this.work.request({ messageId: id, type: DeliverySent.type, caller, correlationId: id }, {}, async ({ deliveries }) => {
      const sent = await deliveries.markSent(authority, messageIds, at);
      const tracked = sent.filter(({ type }) => isTracked(type));
      const facts = tracked.map(({ messageId, type: messageType, about }) =>
        fact(DeliverySent, { messageId, messageType, about, authority, at }),
      );
      return { result: {}, facts };
    });
  }
}
