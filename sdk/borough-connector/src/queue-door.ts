import { type ChannelModel, type ConfirmChannel, connect, type ConsumeMessage, type RecoveringChannelModel } from 'amqplib';
import { v7 as uuidv7 } from 'uuid';
import { CLOUDEVENTS_JSON, ConfirmReceipt, type Envelope } from '@hub/contracts';

const PREFETCH = 100;
const REDELIVER_AFTER_MS = 1_000;
const REOPEN_AFTER_MS = 500;

export interface QueueDoorOptions {
  /** `amqp://host:port` of the hub's broker. */
  readonly amqpUrl: string;
  readonly authority: string;
  readonly user: string;
  readonly password: string;
}

export interface SendOptions {
  /** Id of the message; a repeat with the same id takes effect once. Made for you where it is absent. */
  readonly id?: string;
  /** The person your system acts for. */
  readonly actingPerson?: string;
  /** The version you read, for steps of a transfer. */
  readonly expectedVersion?: number;
}

/** What your system does with a message. When it resolves, the message is acknowledged and its receipt confirmed. */
export type OnMessage = (message: Envelope<Record<string, unknown>>) => Promise<'confirm' | 'keep_silent'>;

/** The hub over AMQP: your own vhost, where you may write `in` and read `out` and nothing else. Reconnects by itself. */
export class QueueDoor {
  private channel: ConfirmChannel | undefined;

  private constructor(
    private readonly options: QueueDoorOptions,
    private readonly onMessage: OnMessage | undefined,
  ) {}

  private connection: RecoveringChannelModel | undefined;

  /** @param onMessage where it is absent the door only writes, and another reads */
  static async open(options: QueueDoorOptions, onMessage?: OnMessage): Promise<QueueDoor> {
    const door = new QueueDoor(options, onMessage);
    const { user, password, amqpUrl } = options;
    const url = new URL(amqpUrl);
    url.username = user;
    url.password = password;
    url.pathname = `/${user}`;
    url.search = 'heartbeat=10';
    door.connection = await connect(url.href, {
      noDelay: true,
      clientProperties: { connection_name: `case system of ${options.authority}` },
      recovery: { initialDelay: 200, maxDelay: 5_000, setup: (model: ChannelModel) => door.setUp(() => model.createConfirmChannel()) },
    });
    door.connection.on('error', () => undefined);
    door.connection.on('disconnect', () => {
      door.channel = undefined;
    });
    return door;
  }

  get open(): boolean {
    return this.channel !== undefined;
  }

  /** Sends a command; resolves with its id once the broker has stored it. What became of it arrives on `out`. */
  async send(type: string, data: object, options: SendOptions = {}): Promise<string> {
    const id = options.id ?? uuidv7();
    const envelope = {
      specversion: '1.0',
      id,
      type,
      source: `urn:authority:${this.options.authority}`,
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      data,
      ...(options.actingPerson === undefined ? {} : { actingperson: options.actingPerson }),
      ...(options.expectedVersion === undefined ? {} : { ifmatch: `"${String(options.expectedVersion)}"` }),
    };
    await this.publish(id, type, Buffer.from(JSON.stringify(envelope)));
    return id;
  }

  /** Sends bytes as they are: for those who test how the hub treats nonsense. */
  async publish(id: string, type: string, body: Buffer): Promise<void> {
    for (;;) {
      const channel = this.channel;
      if (channel && (await confirmed(channel, this.options.user, { id, type, body }))) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  async close(): Promise<void> {
    this.channel = undefined;
    await this.connection?.close().catch(() => undefined);
  }

  private async setUp(createChannel: () => Promise<ConfirmChannel>): Promise<void> {
    const channel = await createChannel();
    channel.on('error', () => undefined);
    channel.on('close', () => {
      if (this.channel !== channel) return;
      this.channel = undefined;
      // Where the connection went too, opening fails at once and the connection's own recovery sets up anew.
      setTimeout(() => void this.setUp(createChannel).catch(() => undefined), REOPEN_AFTER_MS);
    });
    // An AMQP round trip ends the set-up either way, so that a connection lost meanwhile is noticed.
    await channel.prefetch(PREFETCH);
    const { onMessage } = this;
    if (onMessage) {
      await channel.consume('out', (message) => {
        if (message) void this.take(channel, message, onMessage);
      });
    }
    this.channel = channel;
  }

  private async take(channel: ConfirmChannel, message: ConsumeMessage, onMessage: OnMessage): Promise<void> {
    try {
      const envelope = JSON.parse(message.content.toString('utf8')) as Envelope<Record<string, unknown>>;
      const reaction = await onMessage(envelope);
      if (reaction === 'confirm') await this.send(ConfirmReceipt.type, { messageId: envelope.id }, { id: `receipt ${envelope.id}` });
      channel.ack(message);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, REDELIVER_AFTER_MS));
      try {
        channel.nack(message, false, true);
      } catch {
        return;
      }
    }
  }
}

function confirmed(channel: ConfirmChannel, user: string, message: { id: string; type: string; body: Buffer }): Promise<boolean> {
  return new Promise((resolve) => {
    const options = { userId: user, messageId: message.id, type: message.type, contentType: CLOUDEVENTS_JSON, deliveryMode: 2, mandatory: true };
    try {
      channel.publish('in', message.type, message.body, options, (error: unknown) => {
        resolve(error === null || error === undefined);
      });
    } catch {
      resolve(false);
    }
  });
}
