import type { ConfirmChannel, Options } from 'amqplib';
import type { BrokerConnection, SupervisedChannel } from './broker-connection.js';

/** The broker confirmed the message but no queue took it. */
export class UnroutableError extends Error {
  override readonly name = 'UnroutableError';
}

/** The broker refused the message, or the channel closed before it answered: it may or may not have arrived. */
export class UnconfirmedError extends Error {
  override readonly name = 'UnconfirmedError';
}

const CONFIRM_TIMEOUT_MS = 15_000;

/**
 * Publishes with confirms and `mandatory`. A publish succeeds only when the broker has stored the message in a queue.
 * Callers bound how many they have in flight.
 */
export class ConfirmPublisher {
  private readonly slot: SupervisedChannel;
  private readonly returned = new Set<string>();

  constructor(connection: BrokerConnection) {
    this.slot = connection.openChannel((channel) => {
      this.returned.clear();
      channel.on('return', (message: { properties: { messageId?: unknown } }) => {
        this.returned.add(String(message.properties.messageId));
      });
      return Promise.resolve();
    });
  }

  get ready(): boolean {
    return this.slot.current() !== undefined;
  }

  /**
   * @throws UnroutableError where no queue took it
   * @throws UnconfirmedError where it may or may not have arrived: publish it again, receivers drop the repeat
   */
  async publish(exchange: string, routingKey: string, body: Buffer, options: Options.Publish & { messageId: string }): Promise<void> {
    const channel = this.slot.current();
    if (!channel) throw new UnconfirmedError('No channel to the broker is open');
    await this.confirmed(channel, options.messageId, (done) => {
      channel.publish(exchange, routingKey, body, { deliveryMode: 2, mandatory: true, ...options }, done);
    });
  }

  private confirmed(channel: ConfirmChannel, messageId: string, send: (done: (error: unknown) => void) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new UnconfirmedError('The broker did not confirm in time'));
        channel.close().catch(() => undefined);
      }, CONFIRM_TIMEOUT_MS);
      try {
        send((error) => {
          clearTimeout(timer);
          if (error !== null && error !== undefined) reject(new UnconfirmedError('The broker did not confirm'));
          else if (this.returned.delete(messageId)) reject(new UnroutableError('No queue took the message'));
          else resolve();
        });
      } catch {
        clearTimeout(timer);
        reject(new UnconfirmedError('The channel closed while publishing'));
      }
    });
  }
}
