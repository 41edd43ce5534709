import type { Clock } from '@hub/use-case';
import { againAt, type Pace } from '../domain/send-again.js';
import type { MemberQueues, NotificationWork } from './ports.js';
import { putInOrder } from './put-in-order-step.js';

const BATCH = 200;
/**
 * Longer than the broker has to confirm a batch, so that two copies of the service never send the
 * same.
 */
const TURN_MS = 20_000;

/**
 * Sends once more what an authority did not confirm, in the order of its stream and under the same
 * ids: its queue may have been purged or made anew, or its case system took it and lost it. Only
 * into a queue that holds nothing: what lies there is not lost. Nobody need be reading, as what is
 * put there waits.
 */
export class SendAgain {
  constructor(
    private readonly work: NotificationWork,
    private readonly queues: MemberQueues,
    private readonly clock: Clock,
    private readonly pace: Pace,
  ) {}

  /**
   * @throws what the first authority threw to which it could not be sent, once all the others had
   * their turn
   */
  async execute(): Promise<void> {
    const authorities = await this.work.read(({ deliveries }) =>
      deliveries.authoritiesWithDue(this.clock.now()),
    );
    const results = await Promise.allSettled(
      authorities.map((authority) => this.sendTo(authority)),
    );
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }

  private async sendTo(authority: string): Promise<void> {
    if (!(await this.queues.isEmpty(authority))) return;
    const at = this.clock.now();
    const until = new Date(Date.parse(at) + TURN_MS).toISOString();
    const turn = { mine: false };
    await this.work.repeatable(async ({ deliveries }) => {
      turn.mine = await deliveries.takeTurn(authority, at, until);
    });
    if (!turn.mine) return;
    const due = await this.work.read(({ deliveries }) => deliveries.due(authority, at, BATCH));
    const sent = await putInOrder(this.queues, authority, due);
    const sendings = sent.map(({ messageId, type, timesAgain }) => ({
      messageId,
      againAt: againAt(type, at, timesAgain + 1, this.pace),
    }));
    if (sendings.length > 0)
      await this.work.repeatable(({ deliveries }) => deliveries.markSentAgain(authority, sendings));
  }
}
