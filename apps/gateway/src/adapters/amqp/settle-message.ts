import { SpanKind } from '@opentelemetry/api';
import { v7 as uuidv7 } from 'uuid';
import { isRefusal, memberVhost, type Refusal, REFUSALS, refuse } from '@hub/contracts';
import { storableText } from '@hub/contracts/shape';
import { TellSender, type TellSenderPayload } from '@hub/internal-messages';
import type { Clock } from '@hub/use-case';
import { isOutage, type RequestClient } from '@hub/messaging';
import { inSpan, type Logger } from '@hub/observability';
import { refuseCall } from '@hub/security';
import type { Callers } from '../../application/callers.js';
import type { NoteDenial } from '../../application/note-denial.js';
import type { ParkedMessageStore, SentMessage } from '../../application/ports.js';
import { LOG } from '../../log-messages.js';
import { GATEWAY_CALLER } from '../identity/identity-people.js';
import type { IngressFigures } from './ingress-figures.js';
import { type Label, type MemberCommand, UNREADABLE } from './member-message.js';
import { tryUntilDone } from './try-until-done.js';

/**
 * Tries at a message that fails by a mistake of the hub, some eleven seconds: then it is parked.
 */
const MOST_DEFECTS = 6;
/**
 * By the code of the refusal, not by message: what cannot be read or handled is kept for a person
 * to look at.
 */
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

export interface SettlingOptions {
  readonly requests: Pick<RequestClient, 'request'>;
  readonly callers: Callers;
  readonly denials: NoteDenial;
  readonly parked: ParkedMessageStore;
  readonly clock: Clock;
  readonly log: Logger;
  readonly figures: IngressFigures;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** A message, as it came and as it was read. */
export interface ReceivedMessage {
  readonly authority: string;
  readonly sent: SentMessage;
  readonly label: Label;
  readonly command: MemberCommand | Refusal;
}

type SenderAnswer = Pick<TellSenderPayload, 'outcome' | 'resultId' | 'code' | 'detail'>;

/**
 * Brings a member's message to its end: its effect is committed, or it is parked, and its sender
 * told. Outages are waited out; what fails otherwise is parked after some tries, by a way that
 * needs nothing of its content.
 */
export class SettleMessage {
  private stopped = false;

  constructor(private readonly options: SettlingOptions) {}

  /** What has not come to its end is tried no more. */
  stop(): void {
    this.stopped = true;
  }

  /** @throws whatever failed last, where it was stopped */
  async execute(received: ReceivedMessage): Promise<void> {
    if (await this.untilDone(received.authority, MOST_DEFECTS, () => this.handle(received))) return;
    await this.giveUp(received);
  }

  /** Under its name where that is possible; its bytes can always be kept. */
  private async giveUp(received: ReceivedMessage): Promise<void> {
    const { authority, label } = received;
    const failed = refuse('internal_error');
    const told: SenderAnswer = {
      outcome: 'refused',
      code: failed.refused,
      detail: detailOf(failed),
    };
    const nameless = { ...received, label: UNREADABLE };
    let mark = '';
    const park = (one: ReceivedMessage) => async (): Promise<void> => {
      mark = await this.park(one, failed);
    };
    if (!(await this.untilDone(authority, 1, park(received))))
      await this.untilDone(authority, Infinity, park(nameless));
    this.options.log.error(LOG.memberMessageGivenUp, { authority });
    for (const one of [received, nameless])
      if (await this.untilDone(authority, MOST_DEFECTS, () => this.tell(one, told, mark))) return;
    this.options.log.error(LOG.memberMessageUntold, { authority, type: label.type });
  }

  private async handle(received: ReceivedMessage): Promise<void> {
    const { authority, label, command } = received;
    if (isRefusal(command)) {
      await this.tellRefused(received, command);
      return;
    }
    const outcome = await this.ask(authority, command);
    if (isRefusal(outcome)) {
      await this.tellRefused(received, outcome);
      return;
    }
    if (command.definition.quiet) return;
    const id = 'id' in outcome && typeof outcome.id === 'string' ? { resultId: outcome.id } : {};
    await this.tell(received, { outcome: 'accepted', ...id }, `${label.id} accepted`);
  }

  private async tellRefused(received: ReceivedMessage, refusal: Refusal): Promise<void> {
    const { refused: code } = refusal;
    // The mark keeps apart what bears the same name, or none, and stays the same at another try.
    const about = PARKED.has(code)
      ? await this.park(received, refusal)
      : `${received.label.id} ${code}`;
    await this.tell(received, { outcome: 'refused', code, detail: detailOf(refusal) }, about);
  }

  private async ask(authority: string, command: MemberCommand): Promise<object> {
    const { definition, payload, actingPerson, expectedVersion, traceparent } = command;
    const system = { authority, clientId: memberVhost(authority), door: 'amqp' as const };
    const caller = await this.options.callers.ofSystem(system, actingPerson);
    if (isRefusal(caller)) return caller;
    const denied = refuseCall(definition, caller);
    if (denied) {
      const { type } = definition;
      await this.options.denials.execute({ caller, type, about: payload }, denied);
      return denied;
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
  private async park(
    { authority, label, sent }: ReceivedMessage,
    { refused }: Refusal,
  ): Promise<string> {
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
  private async tell(
    { authority, label }: ReceivedMessage,
    told: SenderAnswer,
    about: string,
  ): Promise<void> {
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
    const { figures, log, pause } = this.options;
    const delay = { begun: false };
    const onFailure = (error: unknown, attempt: number): void => {
      if (this.stopped) throw error;
      if (!delay.begun) figures.beginDelay(authority);
      delay.begun = true;
      if (!isOutage(error) || attempt > 2)
        log.warn(LOG.memberMessageDelayed, { authority, attempt, error });
    };
    try {
      return await tryUntilDone(work, { mostDefects, onFailure, pause });
    } finally {
      if (delay.begun) figures.endDelay(authority);
    }
  }
}

class NotTold extends Error {
  override readonly name = 'NotTold';
}

function detailOf({ refused, detail, faults }: Refusal): string {
  const { title, next } = REFUSALS[refused];
  const fields = faults?.slice(0, 3).map(({ field, message }) => `${field}: ${message}`);
  const parts = [title, detail, ...(fields ?? []), next].filter((part) => part !== undefined);
  return storableText(parts.join(' — '), 600);
}
