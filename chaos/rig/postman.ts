import { setTimeout as pause } from 'node:timers/promises';
import {
  BrokerConnection,
  ConfirmPublisher,
  EVENT_EXCHANGE,
  eventQueue,
  type SupervisedChannel,
} from '@hub/messaging';
import { createLogger } from '@hub/observability';
import { EpisodeWithdrawn } from '@hub/contracts/episode';
import { ConsentRefused } from '@hub/internal-messages';
import { Random } from '@hub/seeded-random';
import { READER, WRITER } from './roles.js';

const WITHIN = 50;
const TWICE = 0.05;
const EVERY_MS = 40;
/** Long enough for the first copy to be handled and seen by operations. */
const AGAIN_AFTER_MS = 700;

interface Letter {
  readonly queue: string;
  readonly id: string;
  readonly content: Buffer;
  readonly delivered: () => void;
}

/**
 * Delivers events between the services instead of the broker's bindings: in disorder within fifty,
 * and one in twenty once more a little later. Keeps nothing: a letter is acknowledged when it lies
 * in the queue it is for.
 */
export class Postman {
  private readonly connection: BrokerConnection;
  private readonly publisher: ConfirmPublisher;
  private readonly bag: Letter[] = [];
  private readonly random: Random;
  private round: NodeJS.Timeout | undefined;
  private toCome = 0;

  constructor(amqpUrl: string, vhost: string, seed: number) {
    this.random = new Random(seed);
    this.connection = new BrokerConnection({
      url: `${amqpUrl}/${vhost}`,
      name: 'postman',
      log: createLogger('postman', 'silent'),
    }).start();
    this.publisher = new ConfirmPublisher(this.connection);
  }

  async start(): Promise<void> {
    const rounds: readonly (readonly [string, string])[] = [
      [ConsentRefused.type, eventQueue(READER)],
      [EpisodeWithdrawn.type, eventQueue(WRITER)],
    ];
    const slots = rounds.map(([type, queue]) => this.collect(type, queue));
    while (!slots.every((slot) => slot.current() !== undefined)) await pause(20);
    this.round = setInterval(() => {
      this.deliver();
    }, EVERY_MS);
  }

  /** Whether nothing is on its way a second time. */
  get idle(): boolean {
    return this.toCome === 0;
  }

  async stop(): Promise<void> {
    clearInterval(this.round);
    await this.connection.close();
  }

  private collect(type: string, queue: string): SupervisedChannel {
    const box = `postman.${queue}`;
    return this.connection.openChannel(async (channel) => {
      this.bag.length = 0;
      await channel.assertQueue(box, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
      await channel.bindQueue(box, EVENT_EXCHANGE, type);
      await channel.unbindQueue(queue, EVENT_EXCHANGE, type);
      await channel.prefetch(WITHIN);
      await channel.consume(box, (message) => {
        if (!message) return;
        const delivered = (): void => {
          channel.ack(message);
        };
        this.bag.push({
          queue,
          id: String(message.properties.messageId),
          content: message.content,
          delivered,
        });
      });
    });
  }

  private async deliverAgain({ queue, id, content }: Letter): Promise<void> {
    this.toCome += 1;
    await pause(AGAIN_AFTER_MS);
    await this.publisher.publish('', queue, content, { messageId: id }).catch(() => undefined);
    this.toCome -= 1;
  }

  private deliver(): void {
    const letters = this.random.shuffled(this.bag.splice(0));
    const again = letters.filter(() => this.random.next() < TWICE);
    for (const letter of again) void this.deliverAgain(letter);
    for (const letter of letters) {
      const { queue, id, content, delivered } = letter;
      this.publisher
        .publish('', queue, content, { messageId: id })
        .then(delivered, () => this.bag.push(letter))
        .catch(() => undefined);
    }
  }
}
