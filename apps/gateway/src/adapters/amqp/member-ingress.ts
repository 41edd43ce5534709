import { setTimeout as pause } from 'node:timers/promises';
import { SpanKind } from '@opentelemetry/api';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import { v7 as uuidv7 } from 'uuid';
import {
  AnswerLookupEnquiry,
  AUTHORITY_CODES,
  type Clock,
  ConfirmReceipt,
  isRefusal,
  memberVhost,
  REFUSALS,
  type Refusal,
  refuse,
  TellSender,
  type TellSenderPayload,
} from '@hub/contracts';
import {
  BrokerConnection,
  MEMBER_IN,
  type RequestClient,
  ServiceUnavailableError,
} from '@hub/messaging';
import { inSpan, type Logger } from '@hub/observability';
import { mayCall } from '@hub/security';
import type { NoteDenial } from '../../application/note-denial.js';
import type { Callers } from '../../application/callers.js';
import type { ParkedMessageStore } from '../../application/ports.js';
import { LOG } from '../../log-messages.js';
import { GATEWAY_CALLER } from '../directory/directory-people.js';
import { KeyedQueue } from './keyed-queue.js';
import { type Label, type MemberCommand, MemberMessageReader } from './member-message.js';

const PREFETCH = 50;
const RETRY_MS = { first: 200, most: 5_000 };
/** Taken without a word: to confirm a receipt has no end, and an answer that somebody waits for needs no answer. */
const UNTOLD = new Set([ConfirmReceipt.type, AnswerLookupEnquiry.type]);
const PARKED = new Set<Refusal['refused']>([
  'malformed_json',
  'invalid_request',
  'body_too_large',
  'unknown_message',
  'forged_sender',
  'encryption_required',
  'not_decryptable',
]);

export interface MemberIngressOptions {
  readonly brokerUrl: string;
  readonly requests: RequestClient;
  readonly reader: MemberMessageReader;
  readonly callers: Callers;
  readonly denials: NoteDenial;
  readonly parked: ParkedMessageStore;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * The only reader of the members' `in` queues. A message is acknowledged when the service that owns it has committed
 * its effect, or when it is parked and its sender told; until then it waits here, and in the broker.
 */
export class MemberIngress {
  private readonly connections: BrokerConnection[] = [];
  private readonly inOrder = new KeyedQueue();
  private stopped = false;

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
        await channel.consume(MEMBER_IN, (message) => {
          if (message) void this.take(authority, channel, message);
          else void channel.close().catch(() => undefined);
        });
      });
      this.connections.push(connection.start());
    }
  }

  get connected(): number {
    return this.connections.filter((connection) => connection.connected).length;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    for (const connection of this.connections) await connection.close();
  }

  private async take(
    authority: string,
    channel: ConfirmChannel,
    message: ConsumeMessage,
  ): Promise<void> {
    const { userId, messageId } = message.properties as { userId?: string; messageId?: string };
    const raw = { body: message.content, userId, messageId };
    const { label, command } = await this.options.reader.read(raw, {
      authority,
      user: memberVhost(authority),
    });
    const key = isRefusal(command)
      ? `${authority}/${label.id}`
      : `${authority}/${orderKey(command)}`;
    const settled = await this.inOrder
      .run(key, () =>
        this.untilDone(authority, () => this.handle(authority, label, command, message.content)),
      )
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

  private async handle(
    authority: string,
    label: Label,
    command: MemberCommand | Refusal,
    body: Buffer,
  ): Promise<void> {
    const outcome = isRefusal(command) ? command : await this.execute(authority, command);
    if (isRefusal(outcome)) {
      if (PARKED.has(outcome.refused)) await this.park(authority, label, outcome, body);
      await this.tell(authority, label, {
        outcome: 'refused',
        code: outcome.refused,
        detail: detailOf(outcome),
      });
      return;
    }
    if (UNTOLD.has(label.type)) return;
    const id = 'id' in outcome && typeof outcome.id === 'string' ? { resultId: outcome.id } : {};
    await this.tell(authority, label, { outcome: 'accepted', ...id });
  }

  private async execute(authority: string, command: MemberCommand): Promise<object> {
    const { definition, payload, actingPerson, expectedVersion, traceparent } = command;
    const system = { authority, clientId: memberVhost(authority), door: 'amqp' as const };
    const caller = await this.options.callers.ofSystem(system, actingPerson);
    if (isRefusal(caller)) return caller;
    const access = mayCall(definition.roles, caller);
    if (!access.allowed) {
      await this.options.denials.execute({ caller, type: definition.type, about: payload });
      return refuse('forbidden', `This ${access.because}.`);
    }
    const span = { name: `process ${definition.type}`, kind: SpanKind.CONSUMER, traceparent };
    return inSpan(span, () =>
      this.options.requests.request(definition, payload, {
        caller,
        idempotencyKey: command.id,
        correlationId: uuidv7(),
        ...(expectedVersion === undefined ? {} : { expectedVersion }),
      }),
    );
  }

  private async park(
    authority: string,
    label: Label,
    { refused }: Refusal,
    body: Buffer,
  ): Promise<void> {
    const message = {
      id: uuidv7(),
      authority,
      messageId: label.id,
      type: label.type,
      reason: refused,
    };
    await this.options.parked.park({ ...message, parkedAt: this.options.clock.now() }, body);
    this.options.log.warn(LOG.memberMessageParked, { authority, code: refused });
  }

  private async tell(
    authority: string,
    label: Label,
    outcome: Pick<TellSenderPayload, 'outcome' | 'resultId' | 'code' | 'detail'>,
  ): Promise<void> {
    const payload = { authority, regarding: label.id, regardingType: label.type, ...outcome };
    const key =
      label.id === 'unreadable'
        ? uuidv7()
        : `${authority} ${label.id} ${outcome.code ?? 'accepted'}`.slice(0, 200);
    await this.options.requests.request(TellSender, payload, {
      caller: GATEWAY_CALLER,
      idempotencyKey: key,
    });
  }

  /** Tries again for as long as a part of the hub does not answer; the message waits unacknowledged. */
  private async untilDone(authority: string, work: () => Promise<void>): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await work();
        return;
      } catch (error) {
        if (this.stopped) throw error;
        if (!(error instanceof ServiceUnavailableError) || attempt > 2) {
          this.options.log.warn(LOG.memberMessageDelayed, { authority, attempt, error });
        }
        await pause(Math.min(RETRY_MS.first * 2 ** attempt, RETRY_MS.most));
      }
    }
  }
}

/** Commands of one member about one thing are handled in the order in which they came. */
function orderKey({ payload, id }: MemberCommand): string {
  const named = Object.entries(payload).find(([name]) =>
    /^(consent|episode|transfer|dispute)Id$/.test(name),
  );
  return named === undefined ? id : String(named[1]);
}

function detailOf({ refused, detail, faults }: Refusal): string {
  const { title, next } = REFUSALS[refused];
  const fields = faults?.slice(0, 3).map(({ field, message }) => `${field}: ${message}`);
  return [title, detail, ...(fields ?? []), next]
    .filter((part) => part !== undefined)
    .join(' — ')
    .slice(0, 600);
}
