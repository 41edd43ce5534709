import { MessageResendOrdered } from '@hub/internal-messages';
import { choreContext, fact, type Ids } from '@hub/use-case';
import type { MonitorWork } from './ports.js';

const MOST_AT_ONCE = 500;

/**
 * Has messages sent once more that the broker confirmed and a service never got, as when a binding
 * or a queue was lost: a confirm says that some queue took the message, not that every one did.
 */
export class ResendMissing {
  constructor(
    private readonly work: MonitorWork,
    private readonly ids: Ids,
    /** How long a message may be under way. */
    private readonly afterSeconds: number,
  ) {}

  async execute(): Promise<void> {
    const context = choreContext('monitor-service', MessageResendOrdered.type, this.ids);
    await this.work.request(context, {}, async ({ missing }) => {
      const found = await missing.find(this.afterSeconds, MOST_AT_ONCE);
      if (found.length === 0) return { result: {}, facts: [] };
      await missing.noteAsked(found.map((message) => message.messageId));
      return {
        result: {},
        facts: found.map(({ messageId: id, producer }) =>
          fact(MessageResendOrdered, { messageId: id, service: producer }),
        ),
      };
    });
  }
}
