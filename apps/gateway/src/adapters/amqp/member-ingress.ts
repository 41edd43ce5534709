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
  storableText,
  TellSender,
  type TellSenderPayload,
} from '@hub/contracts';
import {
  BrokerConnection,
  isOutage,
  MEMBER_IN,
  MEMBER_RETURNED,
  type RequestClient,
} from '@hub/messaging';
import { inSpan, type Logger } from '@hub/observability';
import { mayCall } from '@hub/security';
import type { NoteDenial } from '../../application/note-denial.js';
import type { Callers } from '../../application/callers.js';
import type { ParkedMessageStore, SentMessage } from '../../application/ports.js';
import { LOG } from '../../log-messages.js';
import { GATEWAY_CALLER } from '../directory/directory-people.js';
import type { IngressFigures } from './ingress-figures.js';
import { KeyedQueue } from './keyed-queue.js';
import {
  type Label,
  type MemberCommand,
  MemberMessageReader,
  type RawMemberMessage,
  UNREADABLE,
} from './member-message.js';
import { tryUntilDone } from './try-until-done.js';

const PREFETCH = 50;
/** Tries at a message that fails by a mistake of the hub, some eleven seconds: then it is parked. */
const MOST_DEFECTS = 6;
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
  'internal_error',
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
  readonly figures: IngressFigures;
}

/** A message, as it came and as it was read. */
interface Received {
  readonly authority: string;
  readonly sent: SentMessage;
  readonly label: Label;
  readonly command: MemberCommand | Refusal;
}

type Told = Pick<TellSenderPayload, 'outcome' | 'resultId' | 'code' | 'detail'>;

/**
 * The only reader of the members' `in` queues, and of `returned`, where the broker puts what was tried there too often. A message is acknowledged when the service that owns it has committed
 * its effect, or when it is parked and its sender told; until then it waits here, and in the broker. Outages are waited out;
 * what fails otherwise is parked after some tries, by a way that needs nothing of its content.
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
    const received = { authority, sent: raw, ...(await this.read(authority, raw)) };
    const { label, command } = received;
    const key = isRefusal(command)
      ? `${authority}/${label.id}`
      : `${authority}/${orderKey(command)}`;
    const settled = await this.inOrder
      .run(key, () => this.settle(received))
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
  ): Promise<Pick<Received, 'label' | 'command'>> {
    try {
      return await this.options.reader.read(raw, { authority, user: memberVhost(authority) });
    } catch (error) {
      this.options.log.error(LOG.requestFailed, { authority, error });
      return { label: UNREADABLE, command: refuse('internal_error') };
    }
  }

  private async settle(received: Received): Promise<void> {
    const { authority, label } = received;
    if (await this.untilDone(authority, MOST_DEFECTS, () => this.handle(received))) return;
    const failed = refuse('internal_error');
    await this.untilDone(authority, Infinity, () =>
      this.park({ ...received, label: UNREADABLE }, failed).then(() => undefined),
    );
    this.options.log.error(LOG.memberMessageGivenUp, { authority });
    const told = await this.untilDone(authority, MOST_DEFECTS, () =>
      this.tellRefused(received, failed),
    );
    if (!told) this.options.log.error(LOG.memberMessageUntold, { authority, type: label.type });
  }

  private async handle(received: Received): Promise<void> {
    const { authority, label, command } = received;
    const outcome = isRefusal(command) ? command : await this.execute(authority, command);
    if (isRefusal(outcome)) {
      await this.tellRefused(received, outcome);
      return;
    }
    if (UNTOLD.has(label.type)) return;
    const id = 'id' in outcome && typeof outcome.id === 'string' ? { resultId: outcome.id } : {};
    await this.tell(received, { outcome: 'accepted', ...id }, `${label.id} accepted`);
  }

  private async tellRefused(received: Received, refusal: Refusal): Promise<void> {
    const { refused: code } = refusal;
    // The mark keeps apart what bears the same name, or none, and stays the same at another try.
    const about = PARKED.has(code)
      ? await this.park(received, refusal)
      : `${received.label.id} ${code}`;
    await this.tell(received, { outcome: 'refused', code, detail: detailOf(refusal) }, about);
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

  /** @returns the mark of what was parked */
  private async park({ authority, label, sent }: Received, { refused }: Refusal): Promise<string> {
    const message = {
      id: uuidv7(),
      authority,
      messageId: label.id,
      type: label.type,
      reason: refused,
      parkedAt: this.options.clock.now(),
    };
    const { mark, fresh } = await this.options.parked.park(message, sent);
    if (!fresh) return mark;
    this.options.figures.countParked(authority, refused);
    this.options.log.warn(LOG.memberMessageParked, { authority, code: refused });
    return mark;
  }

  /** @param about tells this answer from others to the same member */
  private async tell({ authority, label }: Received, told: Told, about: string): Promise<void> {
    const payload = { authority, regarding: label.id, regardingType: label.type, ...told };
    const answer = await this.options.requests.request(TellSender, payload, {
      caller: GATEWAY_CALLER,
      idempotencyKey: `${authority} ${about}`,
    });
    if (isRefusal(answer) && answer.refused !== 'idempotency_key_reused')
      throw new NotTold(answer.refused);
  }

  private async untilDone(
    authority: string,
    mostDefects: number,
    work: () => Promise<void>,
  ): Promise<boolean> {
    const { figures, log } = this.options;
    const delay = { begun: false };
    const onFailure = (error: unknown, attempt: number): void => {
      if (this.stopped) throw error;
      if (!delay.begun) figures.beginDelay(authority);
      delay.begun = true;
      if (!isOutage(error) || attempt > 2)
        log.warn(LOG.memberMessageDelayed, { authority, attempt, error });
    };
    try {
      return await tryUntilDone(work, { mostDefects, onFailure });
    } finally {
      if (delay.begun) figures.endDelay(authority);
    }
  }
}

class NotTold extends Error {
  override readonly name = 'NotTold';
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
  const parts = [title, detail, ...(fields ?? []), next].filter((part) => part !== undefined);
  return storableText(parts.join(' — '), 600);
}
