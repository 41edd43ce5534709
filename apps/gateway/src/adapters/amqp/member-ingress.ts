import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import { AUTHORITY_CODES, isRefusal, memberVhost, refuse } from '@hub/contracts';
import { BrokerConnection, MEMBER_IN, MEMBER_RETURNED } from '@hub/messaging';
import type { Logger } from '@hub/observability';
import { orderKey } from '../../domain/order-key.js';
import { LOG } from '../../log-messages.js';
import { KeyedQueue } from './keyed-queue.js';
import { MemberMessageReader, type RawMemberMessage, UNREADABLE } from './member-message.js';
import type { ReceivedMessage, SettleMessage } from './settle-message.js';

const PREFETCH = 50;

export interface MemberIngressOptions {
  readonly brokerUrl: string;
  readonly reader: MemberMessageReader;
  readonly settling: SettleMessage;
  readonly log: Logger;
}

/**
 * The only reader of the members' `in` queues, and of `returned`, where the broker puts what was
 * tried there too often. A message is acknowledged when the service that owns it has committed its
 * effect, or when it is parked and its sender told; until then it waits here, and in the broker.
 */
export class MemberIngress {
  private readonly connections: BrokerConnection[] = [];
  private readonly inOrder = new KeyedQueue();

  constructor(private readonly options: MemberIngressOptions) {}

  start(): void {
    for (const authority of AUTHORITY_CODES) {
      const vhost = memberVhost(authority);
      const connection = new BrokerConnection({
        url: `${this.options.brokerUrl}/${vhost}`,
        name: `gateway ${vhost}`,
        log: this.options.log,
      });
      connection.openChannel(async (channel) => {
        await channel.prefetch(PREFETCH);
        for (const queue of [MEMBER_IN, MEMBER_RETURNED]) {
          await channel.consume(queue, (message) => {
            if (message) void this.take(authority, channel, message);
            else void channel.close().catch(() => undefined);
          });
        }
      });
      this.connections.push(connection.start());
    }
  }

  get connected(): number {
    return this.connections.filter((connection) => connection.connected).length;
  }

  async stop(): Promise<void> {
    this.options.settling.stop();
    for (const connection of this.connections) await connection.close();
  }

  private async take(
    authority: string,
    channel: ConfirmChannel,
    message: ConsumeMessage,
  ): Promise<void> {
    const { userId, messageId } = message.properties as { userId?: string; messageId?: string };
    const raw = { body: message.content, userId, messageId };
    const received = { authority, sent: raw, ...(await this.read(authority, raw)) };
    const { label, command } = received;
    const key = isRefusal(command)
      ? `${authority}/${label.id}`
      : `${authority}/${orderKey(command)}`;
    const settled = await this.inOrder
      .run(key, () => this.options.settling.execute(received))
      .then(
        () => true,
        () => false,
      );
    if (!settled) return;
    try {
      channel.ack(message);
    } catch {
      return;
    }
  }

  /** Reading fails on no content; were it to, the message is as unreadable as any. */
  private async read(
    authority: string,
    raw: RawMemberMessage,
  ): Promise<Pick<ReceivedMessage, 'label' | 'command'>> {
    try {
      return await this.options.reader.read(raw, { authority, user: memberVhost(authority) });
    } catch (error) {
      this.options.log.error(LOG.requestFailed, { authority, error });
      return { label: UNREADABLE, command: refuse('internal_error') };
    }
  }
}
