import { SpanKind } from '@opentelemetry/api';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { DataSource } from 'typeorm';
import { v5 as uuidv5 } from 'uuid';
import { isRefusal, type ServiceName } from '@hub/contracts';
import { readShape, storableText } from '@hub/contracts/shape';
import { findMessage, takes, takesFacts } from '@hub/internal-messages';
import { inSpan, type Logger } from '@hub/observability';
import type { Sealer } from '@hub/security';
import type { BrokerConnection, SupervisedChannel } from '../broker/broker-connection.js';
import { eventQueue, parkingQueue, requestQueue } from '../broker/topology.js';
import { Inbox } from '../inbox/inbox.js';
import type { Arrival } from '../inbox/arrival.js';
import { Reaction } from '../inbox/reaction.js';
import { carryOutOrder, type Order, ORDER_TYPES } from '../inbox/orders.js';
import { contextOf, readStreamMessage, type StreamMessage } from '../inbox/stream-message.js';
import type { Journal } from '../journal/journal.js';
import { MESSAGING_LOG } from '../log-messages.js';
import { isOutage } from '../requests/is-outage.js';
import { ServiceUnavailableError } from '../requests/request-client.js';
import { openRequest, type ReplyBody, sealReply } from '../requests/request-wire.js';

const EVENT_PREFETCH = 300;
const REQUEST_PREFETCH = 200;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Names messages that bring no usable id by their content, so that the same one keeps its id. */
const NAMELESS = 'c8a3f6de-6f0f-4c55-9f5e-0d4f1a8f2a61';

export interface HubTransportOptions {
  readonly service: ServiceName;
  readonly connection: BrokerConnection;
  readonly database: DataSource;
  readonly journal: Journal;
  readonly sealer: Sealer;
  readonly log: Logger;
  /** Waits before each further attempt at an event that failed. */
  readonly levelsMs?: readonly number[];
  /** Called after a commit that wrote facts. */
  readonly onCommit: () => void;
}

/**
 * Nest transport over vhost `hub`: services write ordinary `@EventPattern` and `@MessagePattern`
 * controllers and get manual acknowledgement, order within an aggregate, effects once, retries and
 * parking under them.
 */
export class HubTransport extends Server implements CustomTransportStrategy {
  private readonly slots: SupervisedChannel[] = [];
  private readonly inFlight = new Set<Promise<void>>();
  private readonly inbox: Inbox;

  constructor(private readonly options: HubTransportOptions) {
    super();
    const { service, database, journal, log, levelsMs, onCommit } = options;
    const dispatch = (message: StreamMessage): Reaction => this.react(message);
    this.inbox = new Inbox({
      service,
      database,
      journal,
      log,
      dispatch,
      onCommit,
      ...(levelsMs === undefined ? {} : { levelsMs }),
    });
  }

  listen(callback: (error?: unknown) => void): void {
    const { service } = this.options;
    this.refuseSecondHandlers();
    if (takesFacts(service)) {
      this.inbox.start();
      this.slots.push(
        this.consume(eventQueue(service), EVENT_PREFETCH, (channel, message) =>
          this.onEvent(channel, message),
        ),
      );
      this.slots.push(
        this.consume(parkingQueue(service), EVENT_PREFETCH, (channel, message) =>
          this.onEvent(channel, message, true),
        ),
      );
    }
    this.slots.push(
      this.consume(requestQueue(service), REQUEST_PREFETCH, (channel, message) =>
        this.onRequest(channel, message),
      ),
    );
    callback();
  }

  get ready(): boolean {
    return this.slots.length > 0 && this.slots.every((slot) => slot.current() !== undefined);
  }

  /**
   * Stops taking messages and waits for those being handled. What was not acknowledged is delivered
   * again.
   */
  async close(): Promise<void> {
    for (const slot of this.slots) {
      const channel = slot.current();
      if (channel) await channel.cancel(this.options.service).catch(() => undefined);
    }
    await this.inbox.stop();
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
      if (definition.kind === 'event' && !takes(this.options.service, definition))
        throw new Error(`${this.options.service} handles ${type} but does not take it in`);
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

  /**
   * @param givenUp the broker gave the message up: every delivery of it ended with the loss of its
   * consumer
   */
  private async onEvent(
    channel: ConfirmChannel,
    message: ConsumeMessage,
    givenUp = false,
  ): Promise<void> {
    const how = await this.inbox.accept(arrivalOf(message, givenUp));
    if (how === 'settled') {
      settle(() => {
        channel.ack(message);
      });
    }
  }

  private react(message: StreamMessage): Reaction {
    const context = contextOf(message);
    const { type, traceparent } = message.envelope;
    return new Reaction(context, () =>
      inSpan({ name: `process ${type}`, kind: SpanKind.CONSUMER, traceparent }, () =>
        this.handle(message, context),
      ),
    );
  }

  private async handle(
    { envelope, payload }: StreamMessage,
    context: ReturnType<typeof contextOf>,
  ): Promise<void> {
    if (ORDER_TYPES.has(envelope.type)) {
      const order = payload as Order;
      if (order.service !== this.options.service) return;
      await Reaction.of(context).join(async (manager) => {
        await carryOutOrder(manager, this.options.journal, envelope.type, order);
        return [];
      });
      this.inbox.wake();
      return;
    }
    const handler = this.messageHandlers.get(envelope.type);
    if (handler) await settled(handler(payload, context));
  }

  private async onRequest(channel: ConfirmChannel, message: ConsumeMessage): Promise<void> {
    const type = message.fields.routingKey;
    const { correlationId, replyTo, headers } = message.properties as {
      correlationId: string;
      replyTo?: string;
      headers?: Record<string, unknown>;
    };
    const traceparent =
      typeof headers?.['traceparent'] === 'string' ? headers['traceparent'] : undefined;
    const reply = await inSpan(
      { name: `process ${type}`, kind: SpanKind.SERVER, traceparent },
      () => this.answer(type, message.content),
    );
    settle(() => {
      if (replyTo !== undefined) {
        channel.publish('', replyTo, sealReply(this.options.sealer, correlationId, reply), {
          correlationId,
          deliveryMode: 1,
        });
      }
      channel.ack(message);
    });
  }

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
      return failedBy(error);
    }
  }
}

function failedBy(error: unknown): ReplyBody {
  if (!isOutage(error)) return { failed: 'defect' };
  const instead = error instanceof ServiceUnavailableError ? error.instead : undefined;
  return { failed: 'outage', ...(instead === undefined ? {} : { instead }) };
}

function arrivalOf({ content, fields, properties }: ConsumeMessage, givenUp: boolean): Arrival {
  const message = readStreamMessage(content);
  if (typeof message === 'string') {
    const given = String((properties as { messageId?: unknown }).messageId);
    const messageId = UUID.test(given) ? given : uuidv5(content, NAMELESS);
    return {
      kind: 'unreadable',
      stream: messageId,
      sequence: 0,
      messageId,
      routingKey: storableText(fields.routingKey, 255),
      reason: message,
      body: content,
    };
  }
  const verdict = givenUp
    ? { verdict: { error: new DeliveryLimitReached(), park: true as const } }
    : {};
  return {
    kind: 'message',
    stream: message.stream,
    sequence: message.sequence,
    message,
    ...verdict,
  };
}

class DeliveryLimitReached extends Error {
  override readonly name = 'DeliveryLimitReached';
}

/** Nest hands back promises of observables; a handler's error arrives through either. */
async function settled(outcome: unknown): Promise<unknown> {
  const awaited = await outcome;
  return isObservable(awaited)
    ? await lastValueFrom(awaited, { defaultValue: undefined })
    : awaited;
}

/**
 * Settling a message on a channel that has closed meanwhile throws; the broker delivers the message
 * again.
 */
function settle(how: () => void): void {
  try {
    how();
  } catch {
    return;
  }
}
