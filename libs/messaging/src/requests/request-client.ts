import { SpanKind } from '@opentelemetry/api';
import type { ConsumeMessage } from 'amqplib';
import { v7 as uuidv7 } from 'uuid';
import type { Refusal, RequestDefinition } from '@hub/contracts';
import type { Caller, MessageContext } from '@hub/use-case';
import { currentTraceparent, inSpan } from '@hub/observability';
import type { Sealer } from '@hub/security';
import type { BrokerConnection, SupervisedChannel } from '../broker/broker-connection.js';
import { openReply, type ReplyBody, sealRequest } from './request-wire.js';
import { REQUEST_EXCHANGE } from '../broker/topology.js';

const REPLY_TO = 'amq.rabbitmq.reply-to';

/**
 * The other service did not answer, or failed. Whether the request took effect is unknown: repeat
 * it with its key.
 */
export class ServiceUnavailableError extends Error {
  override readonly name = 'ServiceUnavailableError';

  /**
   * @param instead what to answer at the door, where that is more than that a part of the hub is
   * away
   */
  constructor(
    message: string,
    readonly instead?: Refusal,
  ) {
    super(message);
  }
}

/** The other service made a mistake, and would make it again. Nothing took effect. */
export class ServiceFailedError extends Error {
  override readonly name = 'ServiceFailedError';
}

export interface RequestOptions {
  readonly caller: Caller;
  readonly correlationId?: string;
  readonly idempotencyKey?: string;
  readonly expectedVersion?: number;
  /** How long the caller will wait for others to answer; within the time-out. */
  readonly waitMs?: number;
  /** 5 s by default. */
  readonly timeoutMs?: number;
}

interface Waiting {
  resolve(reply: ReplyBody): void;
  reject(error: Error): void;
}

/** Asks another service over transient classic queues and direct reply-to. Bodies are sealed. */
export class RequestClient {
  private readonly slot: SupervisedChannel;
  private readonly waiting = new Map<string, Waiting>();

  constructor(
    connection: BrokerConnection,
    private readonly sealer: Sealer,
  ) {
    this.slot = connection.openChannel(async (channel) => {
      this.failAll();
      channel.on('return', (message: { properties: { correlationId?: unknown } }) => {
        this.settle(String(message.properties.correlationId), (waiting) => {
          waiting.reject(new ServiceUnavailableError('No queue takes this request'));
        });
      });
      await channel.consume(
        REPLY_TO,
        (message) => {
          if (message) this.onReply(message);
        },
        { noAck: true },
      );
    });
  }

  get ready(): boolean {
    return this.slot.current() !== undefined;
  }

  /** @throws ServiceUnavailableError, ServiceFailedError */
  request<P extends object, R extends object>(
    definition: RequestDefinition<P, R>,
    payload: NoInfer<P>,
    options: RequestOptions,
  ): Promise<R | Refusal> {
    const span = { name: `request ${definition.type}`, kind: SpanKind.CLIENT };
    return inSpan(span, () => this.send(definition, payload, options));
  }

  private async send<P extends object, R extends object>(
    definition: RequestDefinition<P, R>,
    payload: NoInfer<P>,
    options: RequestOptions,
  ): Promise<R | Refusal> {
    const messageId = uuidv7();
    const context: MessageContext = {
      messageId,
      type: definition.type,
      caller: options.caller,
      correlationId: options.correlationId ?? messageId,
      ...(options.idempotencyKey === undefined ? {} : { idempotencyKey: options.idempotencyKey }),
      ...(options.expectedVersion === undefined
        ? {}
        : { expectedVersion: options.expectedVersion }),
      ...(options.waitMs === undefined ? {} : { waitMs: options.waitMs }),
    };
    const body = sealRequest(this.sealer, definition.type, { payload, context });
    const timeoutMs = options.timeoutMs ?? 5_000;
    const reply = await this.exchange(definition.type, messageId, body, timeoutMs);
    if ('result' in reply) return reply.result as R;
    if ('refusal' in reply) return reply.refusal;
    throw failureOf(reply.failed, reply.instead);
  }

  private exchange(
    type: string,
    messageId: string,
    body: Buffer,
    timeoutMs: number,
  ): Promise<ReplyBody> {
    return new Promise((resolve, reject) => {
      const channel = this.slot.current();
      if (!channel) {
        reject(new ServiceUnavailableError('No channel to the broker is open'));
        return;
      }
      const timer = setTimeout(() => {
        this.settle(messageId, (waiting) => {
          waiting.reject(new ServiceUnavailableError('The service did not answer in time'));
        });
      }, timeoutMs);
      this.waiting.set(messageId, {
        resolve: (reply) => {
          clearTimeout(timer);
          resolve(reply);
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      });
      const traceparent = currentTraceparent();
      channel.publish(REQUEST_EXCHANGE, type, body, {
        mandatory: true,
        deliveryMode: 1,
        type,
        messageId,
        correlationId: messageId,
        replyTo: REPLY_TO,
        expiration: timeoutMs,
        contentType: 'application/octet-stream',
        headers: traceparent === undefined ? {} : { traceparent },
      });
    });
  }

  private onReply(message: ConsumeMessage): void {
    const id = String(message.properties.correlationId);
    this.settle(id, (waiting) => {
      try {
        waiting.resolve(openReply(this.sealer, id, message.content));
      } catch {
        waiting.reject(new ServiceUnavailableError('The reply could not be opened'));
      }
    });
  }

  private settle(id: string, how: (waiting: Waiting) => void): void {
    const waiting = this.waiting.get(id);
    if (!waiting) return;
    this.waiting.delete(id);
    how(waiting);
  }

  private failAll(): void {
    for (const id of [...this.waiting.keys()]) {
      this.settle(id, (waiting) => {
        waiting.reject(new ServiceUnavailableError('The connection to the broker was lost'));
      });
    }
  }
}

/** The error that stands for what another service says of its failure. */
export function failureOf(failed: 'outage' | 'defect', instead?: Refusal): Error {
  return failed === 'defect'
    ? new ServiceFailedError('The service failed')
    : new ServiceUnavailableError('The service cannot answer now', instead);
}
