import { type ChannelModel, type ConfirmChannel, connect } from 'amqplib';
import type { Logger } from '@hub/observability';
import { MESSAGING_LOG } from './log-messages.js';

const RETRY = { firstMs: 200, mostMs: 5_000 };
const HEARTBEAT_SECONDS = 10;

export interface BrokerOptions {
  /** `amqp://user:password@host:port/vhost`. */
  readonly url: string;
  /** Shown by the broker: `service purpose`. */
  readonly name: string;
  readonly log: Logger;
}

/** A channel that is opened again, and set up again, whenever it or its connection is lost. */
export interface SupervisedChannel {
  /** The open channel, or undefined while there is none. */
  current(): ConfirmChannel | undefined;
  /** Resolves with the channel once it is open. */
  ready(): Promise<ConfirmChannel>;
}

type Setup = (channel: ConfirmChannel) => Promise<void>;

/**
 * One AMQP connection, kept up until it is closed: connects with back-off and jitter for as long as it takes, and
 * rebuilds every channel with its consumers. Setup must do nothing but AMQP, so that it fails with the connection.
 */
export class BrokerConnection {
  private model: ChannelModel | undefined;
  private readonly channels = new Set<ChannelSlot>();
  private closing = false;
  private attempt = 0;

  constructor(private readonly options: BrokerOptions) {}

  /** Begins to connect; returns at once. */
  start(): this {
    void this.connect();
    return this;
  }

  /** Host, port and vhost, without user and password. */
  get address(): string {
    const url = new URL(this.options.url);
    return `${url.hostname}:${url.port === '' ? '5672' : url.port}${url.pathname}`;
  }

  get connected(): boolean {
    return this.model !== undefined;
  }

  /** Adds a channel; `setup` runs each time it has been opened. */
  openChannel(setup: Setup): SupervisedChannel {
    const slot = new ChannelSlot(setup, this.options.log);
    this.channels.add(slot);
    if (this.model) void slot.open(this.model, this.isCurrent(this.model));
    return slot;
  }

  async close(): Promise<void> {
    this.closing = true;
    for (const slot of this.channels) await slot.close();
    await this.model?.close().catch(() => undefined);
    this.model = undefined;
  }

  private async connect(): Promise<void> {
    while (!this.closing) {
      try {
        const model = await connect(`${this.options.url}?heartbeat=${String(HEARTBEAT_SECONDS)}`, {
          noDelay: true,
          timeout: 10_000,
          clientProperties: { connection_name: this.options.name },
        });
        this.adopt(model);
        return;
      } catch (error) {
        this.attempt += 1;
        this.options.log.warn(MESSAGING_LOG.brokerUnreachable, { address: this.address, attempt: this.attempt, error });
        await pause(backOff(this.attempt));
      }
    }
  }

  private adopt(model: ChannelModel): void {
    model.on('error', () => undefined);
    model.on('blocked', () => {
      this.options.log.warn(MESSAGING_LOG.brokerBlocked, { address: this.address });
    });
    model.on('close', () => {
      this.model = undefined;
      if (this.closing) return;
      this.options.log.warn(MESSAGING_LOG.brokerLost, { address: this.address });
      void pause(backOff(1)).then(() => this.connect());
    });
    this.model = model;
    this.attempt = 0;
    this.options.log.info(MESSAGING_LOG.brokerConnected, { address: this.address });
    for (const slot of this.channels) void slot.open(model, this.isCurrent(model));
  }

  private isCurrent(model: ChannelModel): () => boolean {
    return () => this.model === model;
  }
}

class ChannelSlot implements SupervisedChannel {
  private channel: ConfirmChannel | undefined;
  private waiting: ((channel: ConfirmChannel) => void)[] = [];
  private closing = false;
  private failures = 0;

  constructor(
    private readonly setup: Setup,
    private readonly log: Logger,
  ) {}

  current(): ConfirmChannel | undefined {
    return this.channel;
  }

  ready(): Promise<ConfirmChannel> {
    if (this.channel) return Promise.resolve(this.channel);
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  async open(model: ChannelModel, stillConnected: () => boolean): Promise<void> {
    const life = { lost: false };
    const reopen = (error?: unknown): void => {
      if (life.lost) return;
      life.lost = true;
      this.channel = undefined;
      if (this.closing) return;
      this.failures += 1;
      this.log.warn(MESSAGING_LOG.channelLost, { attempt: this.failures, error });
      void pause(backOff(this.failures)).then(() => (stillConnected() ? this.open(model, stillConnected) : undefined));
    };
    try {
      const channel = await model.createConfirmChannel();
      channel.on('error', () => undefined);
      channel.on('close', () => {
        reopen();
      });
      await this.setup(channel);
      if (life.lost) return;
      this.channel = channel;
      this.failures = 0;
      for (const resolve of this.waiting.splice(0)) resolve(channel);
    } catch (error) {
      reopen(error);
    }
  }

  async close(): Promise<void> {
    this.closing = true;
    const channel = this.channel;
    this.channel = undefined;
    await channel?.close().catch(() => undefined);
  }
}

function backOff(attempt: number): number {
  const most = Math.min(RETRY.firstMs * 2 ** Math.min(attempt - 1, 10), RETRY.mostMs);
  return most / 2 + Math.random() * (most / 2);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
