import { setTimeout as pause } from 'node:timers/promises';
import { type ChannelModel, type ConfirmChannel, connect } from 'amqplib';
import type { Logger } from '@hub/observability';
import { MESSAGING_LOG } from '../log-messages.js';

const RETRY = { firstMs: 200, mostMs: 5_000 };
const HEARTBEAT_SECONDS = 10;
const SETUP_WITHIN_MS = 20_000;

export interface BrokerOptions {
  /**
   * `amqp://user:password@host:port/vhost`, or several nodes of a cluster:
   * `amqp://user:password@host:port,host:port/vhost`.
   */
  readonly url: string;
  /** Shown by the broker: `service purpose`. */
  readonly name: string;
  readonly log: Logger;
}

/** A channel that is opened again, and set up again, whenever it or its connection is lost. */
export interface SupervisedChannel {
  /** The open channel, or undefined while there is none. */
  current(): ConfirmChannel | undefined;
}

type Setup = (channel: ConfirmChannel) => Promise<void>;

/**
 * One AMQP connection, kept up until it is closed: connects with back-off and jitter for as long as
 * it takes, to one node after another, and rebuilds every channel with its consumers. Setup must do
 * nothing but AMQP, so that it fails with the connection; where it neither ends nor fails, the
 * connection is dropped.
 */
export class BrokerConnection {
  private model: ChannelModel | undefined;
  private readonly channels = new Set<ChannelSlot>();
  private readonly nodes: readonly string[];
  private closing = false;
  private attempt = 0;
  private isBlocked = false;

  constructor(private readonly options: BrokerOptions) {
    this.nodes = nodesOf(options.url);
  }

  /** Begins to connect; returns at once. */
  start(): this {
    void this.connect();
    return this;
  }

  /** Host, port and vhost of the node in use or tried next, without user and password. */
  get address(): string {
    const url = new URL(this.node);
    return `${url.hostname}:${url.port === '' ? '5672' : url.port}${url.pathname}`;
  }

  get connected(): boolean {
    return this.model !== undefined;
  }

  /** Whether the broker takes nothing for now, short of memory or disk. */
  get blocked(): boolean {
    return this.isBlocked;
  }

  /**
   * Ends the connection without asking the broker, as where it answers no more; a new one is made.
   */
  drop(): void {
    this.options.log.warn(MESSAGING_LOG.brokerSilent, { address: this.address });
    if (this.model) socketOf(this.model).destroy();
  }

  /** Adds a channel; `setup` runs each time it has been opened. */
  openChannel(setup: Setup): SupervisedChannel {
    const slot = new ChannelSlot(setup, this);
    this.channels.add(slot);
    if (this.model) void slot.open(this.model);
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
        const model = await connect(`${this.node}?heartbeat=${String(HEARTBEAT_SECONDS)}`, {
          noDelay: true,
          timeout: 10_000,
          clientProperties: { connection_name: this.options.name },
        });
        this.adopt(model);
        return;
      } catch (error) {
        this.options.log.warn(MESSAGING_LOG.brokerUnreachable, {
          address: this.address,
          attempt: this.attempt + 1,
          error,
        });
        this.attempt += 1;
        await pause(backOff(Math.ceil(this.attempt / this.nodes.length)));
      }
    }
  }

  private adopt(model: ChannelModel): void {
    model.on('error', () => undefined);
    model.on('blocked', () => {
      this.isBlocked = true;
      this.options.log.warn(MESSAGING_LOG.brokerBlocked, { address: this.address });
    });
    model.on('unblocked', () => {
      this.isBlocked = false;
    });
    model.on('close', () => {
      this.model = undefined;
      this.isBlocked = false;
      if (this.closing) return;
      this.options.log.warn(MESSAGING_LOG.brokerLost, { address: this.address });
      // The next node of a cluster first: the one that was lost may be going down.
      this.attempt = this.nodes.length > 1 ? this.attempt + 1 : 0;
      void pause(backOff(1)).then(() => this.connect());
    });
    this.model = model;
    this.attempt %= this.nodes.length;
    this.options.log.info(MESSAGING_LOG.brokerConnected, { address: this.address });
    for (const slot of this.channels) void slot.open(model);
  }

  isCurrent(model: ChannelModel): boolean {
    return this.model === model;
  }

  noteLostChannel(attempt: number, error: unknown): void {
    this.options.log.warn(MESSAGING_LOG.channelLost, { attempt, error });
  }

  private get node(): string {
    return this.nodes[this.attempt % this.nodes.length] ?? this.options.url;
  }
}

class ChannelSlot implements SupervisedChannel {
  private channel: ConfirmChannel | undefined;
  private closing = false;
  private failures = 0;

  constructor(
    private readonly setup: Setup,
    private readonly connection: BrokerConnection,
  ) {}

  current(): ConfirmChannel | undefined {
    return this.channel;
  }

  async open(model: ChannelModel): Promise<void> {
    const life = { lost: false };
    const reopen = (error?: unknown): void => {
      if (life.lost) return;
      life.lost = true;
      this.channel = undefined;
      if (this.closing) return;
      this.failures += 1;
      this.connection.noteLostChannel(this.failures, error);
      void pause(backOff(this.failures)).then(() =>
        this.connection.isCurrent(model) ? this.open(model) : undefined,
      );
    };
    const watchdog = setTimeout(() => {
      if (this.connection.isCurrent(model)) this.connection.drop();
    }, SETUP_WITHIN_MS);
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
    } catch (error) {
      reopen(error);
    } finally {
      clearTimeout(watchdog);
    }
  }

  async close(): Promise<void> {
    this.closing = true;
    const channel = this.channel;
    this.channel = undefined;
    await channel?.close().catch(() => undefined);
  }
}

/** One address for each node named in a URL with several. */
function nodesOf(url: string): string[] {
  const [, before, hosts, after = ''] = /^(amqps?:\/\/(?:[^@/]*@)?)([^/]*)(.*)$/.exec(url) ?? [];
  if (before === undefined || hosts === undefined)
    throw new Error('The address of the broker is not like amqp://user:password@host:port/vhost');
  return hosts.split(',').map((host) => `${before}${host}${after}`);
}

/** The library does not show its socket, and a polite close would wait for an answer. */
function socketOf(model: ChannelModel): { destroy(): void } {
  const { connection } = model as ChannelModel & { connection: { stream: { destroy(): void } } };
  return connection.stream;
}

function backOff(attempt: number): number {
  const most = Math.min(RETRY.firstMs * 2 ** Math.min(attempt - 1, 10), RETRY.mostMs);
  return most / 2 + Math.random() * (most / 2);
}
