import { SpanKind } from '@opentelemetry/api';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import { type Envelope, findMessage, internalCaller, isRefusal, type MessageContext, readShape, type ServiceName, STREAMS } from '@hub/contracts';
import { inSpan, type Logger } from '@hub/observability';
import type { Sealer } from '@hub/security';
import type { BrokerConnection, SupervisedChannel } from './broker-connection.js';
import { isInfrastructureFault } from './infrastructure-fault.js';
import { KeyedQueue } from './keyed-queue.js';
import { MESSAGING_LOG } from './log-messages.js';
import { openRequest, type ReplyBody, sealReply } from './request-wire.js';
import { eventQueue, requestQueue } from './topology.js';

const EVENT_PREFETCH = 100;
const REQUEST_PREFETCH = 200;
const RETRY_PAUSE_MS = 250;
const MOST_ATTEMPTS = 5;

export interface HubTransportOptions {
  readonly service: ServiceName;
  readonly connection: BrokerConnection;
  readonly sealer: Sealer;
  readonly log: Logger;
}

/**
 * Nest transport over vhost `hub`: services write ordinary `@EventPattern` and `@MessagePattern` controllers and get
 * manual acknowledgement, order within an aggregate, redelivery and parking under them.
 */
export class HubTransport extends Server implements CustomTransportStrategy {
  private readonly slots: SupervisedChannel[] = [];
  private readonly inOrder = new KeyedQueue();
  private readonly inFlight = new Set<Promise<void>>();
  private closing = false;

  constructor(private readonly options: HubTransportOptions) {
    super();
  }

  listen(callback: (error?: unknown) => void): void {
    const events = [...this.messageHandlers.values()].some((handler) => handler.isEventHandler);
    this.refuseSecondHandlers();
    if (events) this.slots.push(this.consume(eventQueue(this.options.service), EVENT_PREFETCH, this.onEvent));
    this.slots.push(this.consume(requestQueue(this.options.service), REQUEST_PREFETCH, this.onRequest));
    callback();
  }

  get ready(): boolean {
    return this.slots.length > 0 && this.slots.every((slot) => slot.current() !== undefined);
  }

  /** Stops taking messages and waits for those being handled. What was not acknowledged is delivered again. */
  async close(): Promise<void> {
    this.closing = true;
    for (const slot of this.slots) {
      const channel = slot.current();
      if (channel) await channel.cancel(this.options.service).catch(() => undefined);
    }
    await Promise.allSettled([...this.inFlight]);
  }

  override on(): void {
    throw new Error('The hub transport has no events of its own');
  }

  override unwrap(): never {
    throw new Error('The hub transport lends its connection to nobody');
  }

  private refuseSecondHandlers(): void {
    for (const [type, handler] of this.messageHandlers) {
      const definition = findMessage(type);
      if (!definition) throw new Error(`A handler names ${type}, which is not in the catalogue`);
      if (handler.next) throw new Error(`Two handlers name ${type}`);
      if (definition.kind === 'event' && !STREAMS[this.options.service].includes(definition.owner)) {
        throw new Error(`${this.options.service} handles ${type} but does not take the events of ${definition.owner}`);
      }
    }
  }

  private consume(
    queue: string,
    prefetch: number,
    handle: (channel: ConfirmChannel, message: ConsumeMessage) => Promise<void>,
  ): SupervisedChannel {
    return this.options.connection.openChannel(async (channel) => {
      await channel.prefetch(prefetch);
      const onMessage = (message: ConsumeMessage | null): void => {
        if (message === null) {
          void channel.close().catch(() => undefined);
          return;
        }
        const work = handle(channel, message).catch((error: unknown) => {
          this.options.log.error(MESSAGING_LOG.handlerFailed, { queue, error });
        });
        this.inFlight.add(work);
        void work.finally(() => this.inFlight.delete(work));
      };
      await channel.consume(queue, onMessage, { consumerTag: this.options.service });
    });
  }

  private readonly onEvent = async (channel: ConfirmChannel, message: ConsumeMessage): Promise<void> => {
    const type = message.fields.routingKey;
    const handler = this.messageHandlers.get(type);
    const definition = findMessage(type);
    if (!handler || !definition) {
      channel.ack(message);
      return;
    }
    const envelope = readEnvelope(message.content);
    const reading = envelope && readShape(definition.payload, envelope.data, 'drop');
    if (!envelope || !reading?.ok) {
      this.options.log.error(MESSAGING_LOG.parked, { type, messageId: message.properties.messageId as string });
      channel.reject(message, false);
      return;
    }
    const ids = { messageId: envelope.id, type };
    const span = { name: `process ${type}`, kind: SpanKind.CONSUMER, traceparent: envelope.traceparent };
    const context: EventContext = { ...contextOf(envelope, type), envelope };
    await this.inOrder.run(envelope.partitionkey ?? envelope.id, async () => {
      const handled = await this.tryToHandle(span, () => settled(handler(reading.value, context)), ids);
      if (handled === 'stopping') return;
      settle(() => {
        if (handled === 'done') channel.ack(message);
        else channel.reject(message, false);
      });
    });
  };

  /** Faults of database or network are waited out; any other is tried a few times and then parked. */
  private async tryToHandle(
    span: { name: string; kind: SpanKind; traceparent?: string | undefined },
    handle: () => Promise<unknown>,
    ids: { messageId: string; type: string },
  ): Promise<'done' | 'parked' | 'stopping'> {
    for (let attempt = 1; ; ) {
      try {
        await inSpan(span, handle);
        return 'done';
      } catch (error) {
        this.options.log.warn(MESSAGING_LOG.handlerFailed, { ...ids, attempt, error });
        if (this.closing) return 'stopping';
        if (!isInfrastructureFault(error)) attempt += 1;
        if (attempt > MOST_ATTEMPTS) {
          this.options.log.error(MESSAGING_LOG.parked, ids);
          return 'parked';
        }
        await new Promise((resolve) => setTimeout(resolve, RETRY_PAUSE_MS * attempt));
      }
    }
  }

  private readonly onRequest = async (channel: ConfirmChannel, message: ConsumeMessage): Promise<void> => {
    const type = message.fields.routingKey;
    const { correlationId, replyTo, headers } = message.properties as { correlationId: string; replyTo?: string; headers?: Record<string, unknown> };
    const traceparent = typeof headers?.['traceparent'] === 'string' ? headers['traceparent'] : undefined;
    const reply = await inSpan({ name: `process ${type}`, kind: SpanKind.SERVER, traceparent }, () =>
      this.answer(type, message.content),
    );
    settle(() => {
      if (replyTo !== undefined) {
        channel.publish('', replyTo, sealReply(this.options.sealer, correlationId, reply), { correlationId, deliveryMode: 1 });
      }
      channel.ack(message);
    });
  };

  private async answer(type: string, sealed: Buffer): Promise<ReplyBody> {
    try {
      const handler = this.messageHandlers.get(type);
      const definition = findMessage(type);
      if (!handler || !definition) return { refusal: { refused: 'unknown_message' } };
      const { payload, context } = openRequest(this.options.sealer, type, sealed);
      const reading = readShape(definition.payload, payload, 'drop');
      if (!reading.ok) return { refusal: { refused: 'invalid_request', faults: reading.faults } };
      const result = await settled(handler(reading.value, context));
      if (isRefusal(result)) return { refusal: result };
      return { result: result as object };
    } catch (error) {
      this.options.log.error(MESSAGING_LOG.requestFailed, { type, error });
      return { failed: true };
    }
  }
}

/** What an event handler gets beside the payload. */
export interface EventContext extends MessageContext {
  readonly envelope: Envelope;
}

function contextOf(envelope: Envelope, type: string): MessageContext {
  return { messageId: envelope.id, type, caller: internalCaller(envelope.source), correlationId: envelope.correlationid ?? envelope.id };
}

function readEnvelope(body: Buffer): Envelope | undefined {
  try {
    return JSON.parse(body.toString('utf8')) as Envelope;
  } catch {
    return undefined;
  }
}

/** Nest hands back promises of observables; a handler's error arrives through either. */
async function settled(outcome: unknown): Promise<unknown> {
  const awaited = await outcome;
  return isObservable(awaited) ? await lastValueFrom(awaited, { defaultValue: undefined }) : awaited;
}

/** Settling a message on a channel that has closed meanwhile throws; the broker delivers the message again. */
function settle(how: () => void): void {
  try {
    how();
  } catch {
    return;
  }
}
