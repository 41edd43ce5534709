import type { ConfirmChannel, Options } from 'amqplib';
import type { BrokerConnection, SupervisedChannel } from './broker-connection.js';

/** The broker confirmed the message but no queue took it. */
export class UnroutableError extends Error {
  override readonly name = 'UnroutableError';
}

/**
 * The broker refused the message, or the channel closed before it answered: it may or may not have
 * arrived.
 */
export class UnconfirmedError extends Error {
  override readonly name = 'UnconfirmedError';
}

const CONFIRM_TIMEOUT_MS = 15_000;
const WATCH_MS = 1_000;

/**
 * Publishes with confirms and `mandatory`. A publish succeeds only when the broker has stored the
 * message in a queue. Callers bound how many they have in flight, and wait for `drained` where the
 * socket takes no more.
 */
export class ConfirmPublisher {
  private readonly slot: SupervisedChannel;
  private readonly returned = new Set<string>();
  private draining: Promise<void> | undefined;
  private unconfirmed = 0;
  private lastConfirmedAt = 0;

  constructor(private readonly connection: BrokerConnection) {
    this.slot = connection.openChannel((channel) => {
      this.returned.clear();
      this.unconfirmed = 0;
      channel.on('return', (message: { properties: { messageId?: unknown } }) => {
        this.returned.add(String(message.properties.messageId));
      });
      this.watch(channel);
      return Promise.resolve();
    });
  }

  /** Whether a publish has a chance now. */
  get ready(): boolean {
    return this.slot.current() !== undefined && !this.connection.blocked;
  }

  /** Resolves when the socket takes more. */
  async drained(): Promise<void> {
    await this.draining;
  }

  /**
   * @throws UnroutableError where no queue took it
   * @throws UnconfirmedError where it may or may not have arrived: publish it again, receivers drop
   * the repeat
   */
  publish(
    exchange: string,
    routingKey: string,
    body: Buffer,
    options: Options.Publish & { messageId: string },
  ): Promise<void> {
    const channel = this.slot.current();
    if (!channel) return Promise.reject(new UnconfirmedError('No channel to the broker is open'));
    return new Promise((resolve, reject) => {
      if (this.unconfirmed === 0) this.lastConfirmedAt = performance.now();
      this.unconfirmed += 1;
      const onConfirm = (error: unknown): void => {
        if (this.slot.current() === channel) this.unconfirmed -= 1;
        this.lastConfirmedAt = performance.now();
        if (error !== null && error !== undefined)
          reject(new UnconfirmedError('The broker did not confirm'));
        else if (this.returned.delete(options.messageId))
          reject(new UnroutableError('No queue took the message'));
        else resolve();
      };
      try {
        const room = channel.publish(
          exchange,
          routingKey,
          body,
          { deliveryMode: 2, mandatory: true, ...options },
          onConfirm,
        );
        if (!room) this.draining ??= this.untilDrained(channel);
      } catch {
        onConfirm(new Error('The channel closed while publishing'));
      }
    });
  }

  private untilDrained(channel: ConfirmChannel): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        channel.off('drain', done);
        channel.off('close', done);
        this.draining = undefined;
        resolve();
      };
      channel.once('drain', done);
      channel.once('close', done);
    });
  }

  /**
   * One timer instead of one for each message: a broker that has confirmed nothing for too long
   * loses the connection.
   */
  private watch(channel: ConfirmChannel): void {
    const timer = setInterval(() => {
      if (this.connection.blocked) this.lastConfirmedAt = performance.now();
      if (this.unconfirmed === 0 || performance.now() - this.lastConfirmedAt < CONFIRM_TIMEOUT_MS)
        return;
      clearInterval(timer);
      this.connection.drop();
    }, WATCH_MS);
    channel.once('close', () => {
      clearInterval(timer);
    });
  }
}
