import { setTimeout as pause } from 'node:timers/promises';
import { type ChannelModel, type ConfirmChannel, connect, type ConsumeMessage } from 'amqplib';
import { v7 as uuidv7 } from 'uuid';
import { CLOUDEVENTS_JSON, CONNECTOR_MESSAGES, type Envelope } from '@hub/contracts';

const PREFETCH = 100;
const GIVE_BACK_MS = { first: 1_000, most: 60_000 };
const RETRY_MS = { first: 200, most: 5_000 };

export interface QueueDoorOptions {
  /**
   * `amqp://host:port` of the hub's broker, or of its nodes: `amqp://host:port,host:port`. They are
   * tried in turn.
   */
  readonly amqpUrl: string;
  readonly authority: string;
  readonly user: string;
  readonly password: string;
}

export interface SendOptions {
  /**
   * Id of the message; a repeat with the same id takes effect once. Made for you where it is
   * absent.
   */
  readonly id?: string;
  /** The person your system acts for. */
  readonly actingPerson?: string;
  /** The version you read, for steps of a transfer. */
  readonly expectedVersion?: number;
}

/**
 * What your system does with a message. When it resolves, the message is acknowledged and its
 * receipt confirmed; when it rejects, the message is given back and comes again, after a second at
 * first and a minute at the most, until it resolves. The same id may come again after it was
 * confirmed, as the hub did not get the receipt: confirm it again.
 */
export type OnMessage = (
  message: Envelope<Record<string, unknown>>,
) => Promise<'confirm' | 'keep_silent'>;

/**
 * The hub over AMQP: your own vhost, where you may write `in` and read `out` and nothing else.
 * Reconnects by itself.
 */
export class QueueDoor {
  private channel: ConfirmChannel | undefined;

  private constructor(
    private readonly options: QueueDoorOptions,
    private readonly onMessage: OnMessage | undefined,
  ) {}

  private model: ChannelModel | undefined;
  private closing = false;

  /**
   * Resolves once it is open; then stays open whatever happens to the broker.
   *
   * @param onMessage where it is absent the door only writes, and another reads
   * @throws Error where the hub does not let this user in
   */
  static async open(options: QueueDoorOptions, onMessage?: OnMessage): Promise<QueueDoor> {
    const door = new QueueDoor(options, onMessage);
    await door.connect(nodesOf(options));
    return door;
  }

  get open(): boolean {
    return this.channel !== undefined;
  }

  /**
   * Sends a command; resolves with its id once the broker has stored it. What became of it arrives
   * on `out`.
   */
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
      ...(options.expectedVersion === undefined
        ? {}
        : { ifmatch: `"${String(options.expectedVersion)}"` }),
    };
    await this.publish(id, type, Buffer.from(JSON.stringify(envelope)));
    return id;
  }

  /** Sends bytes as they are: for those who test how the hub treats nonsense. */
  async publish(id: string, type: string, body: Buffer): Promise<void> {
    for (;;) {
      const channel = this.channel;
      if (channel && (await confirmed(channel, this.options.user, { id, type, body }))) return;
      await pause(200);
    }
  }

  async close(): Promise<void> {
    this.closing = true;
    this.channel = undefined;
    await this.model?.close().catch(() => undefined);
  }

  private async connect(nodes: readonly string[]): Promise<void> {
    for (let attempt = 0; !this.closing; attempt += 1) {
      try {
        const node = nodes[attempt % nodes.length];
        if (node === undefined) throw new Error('No node of the broker is named');
        const model = await connect(node, {
          noDelay: true,
          timeout: 10_000,
          clientProperties: { connection_name: `case system of ${this.options.authority}` },
        });
        model.on('error', () => undefined);
        model.once('close', () => {
          this.channel = undefined;
          if (!this.closing && this.model === model)
            void pause(RETRY_MS.first).then(() => this.connect(nodes));
        });
        await this.setUp(model);
        this.model = model;
        return;
      } catch (error) {
        if (
          error instanceof Error &&
          error.message.includes('ACCESS_REFUSED') &&
          this.model === undefined
        )
          throw error;
        await pause(
          Math.min(RETRY_MS.first * 2 ** Math.floor(attempt / nodes.length), RETRY_MS.most),
        );
      }
    }
  }

  private async setUp(model: ChannelModel): Promise<void> {
    const channel = await model.createConfirmChannel();
    channel.on('error', () => undefined);
    channel.on('close', () => {
      if (this.channel !== channel) return;
      this.channel = undefined;
      // Where the connection went too, opening fails at once and the connection is made anew.
      void pause(RETRY_MS.first)
        .then(() => this.setUp(model))
        .catch(() => undefined);
    });
    // An AMQP round trip ends the set-up either way, so that a connection lost meanwhile is
    // noticed.
    await channel.prefetch(PREFETCH);
    const { onMessage } = this;
    if (onMessage) {
      await channel.consume('out', (message) => {
        if (message) void this.take(channel, message, onMessage);
      });
    }
    this.channel = channel;
  }

  private async take(
    channel: ConfirmChannel,
    message: ConsumeMessage,
    onMessage: OnMessage,
  ): Promise<void> {
    try {
      const envelope = JSON.parse(message.content.toString('utf8')) as Envelope<
        Record<string, unknown>
      >;
      const reaction = await onMessage(envelope);
      if (reaction === 'confirm')
        await this.send(
          CONNECTOR_MESSAGES.confirmReceipt,
          { messageId: envelope.id },
          { id: `receipt ${envelope.id}` },
        );
      channel.ack(message);
    } catch {
      await pause(giveBackAfterMs(message), undefined, { ref: false });
      try {
        channel.nack(message, false, true);
      } catch {
        return;
      }
    }
  }
}

/** Doubles with each time the broker delivered it before. */
function giveBackAfterMs({ properties }: ConsumeMessage): number {
  const before = Number(properties.headers?.['x-delivery-count'] ?? 0);
  return Math.min(GIVE_BACK_MS.first * 2 ** before, GIVE_BACK_MS.most);
}

/** One address for each node of the broker, in the member's own vhost. */
function nodesOf({ amqpUrl, user, password }: QueueDoorOptions): string[] {
  const [, scheme, hosts] = /^(amqps?:\/\/)(?:[^@/]*@)?([^/]+)/.exec(amqpUrl) ?? [];
  if (scheme === undefined || hosts === undefined)
    throw new Error('The address of the broker is not like amqp://host:port');
  return hosts
    .split(',')
    .map((host) => `${scheme}${user}:${password}@${host}/${encodeURIComponent(user)}?heartbeat=10`);
}

function confirmed(
  channel: ConfirmChannel,
  user: string,
  message: { id: string; type: string; body: Buffer },
): Promise<boolean> {
  return new Promise((resolve) => {
    const options = {
      userId: user,
      messageId: message.id,
      type: message.type,
      contentType: CLOUDEVENTS_JSON,
      deliveryMode: 2,
      mandatory: true,
    };
    try {
      channel.publish('in', message.type, message.body, options, (error: unknown) => {
        resolve(error === null || error === undefined);
      });
    } catch {
      resolve(false);
    }
  });
}
