import type { JournalEvent } from '@hub/journal';
import { type Arrival, isForgotten, replayOf, type Verdict } from './arrival.js';
import { asideAs, type Before } from './aside.js';
import { failureOf, fingerprint } from './fingerprint.js';
import { HeldPlaces } from './held-places.js';
import type { Hold } from './hold.js';
import type { Cursor, UnreadableMessage } from './inbox-tables.js';
import { ORDER_TYPES } from './orders.js';
import { readStreamMessage, type StreamMessage } from './stream-message.js';
import { turnOf } from './turn.js';

/** What is on record of the streams and messages of a batch. */
export interface OnRecord {
  /** Stream → its cursor; the plan moves it on. */
  readonly cursors: ReadonlyMap<string, Cursor>;
  readonly holds: readonly Hold[];
  /** Messages that had their effect. */
  readonly handled: ReadonlySet<string>;
}

export interface PlanSettings {
  readonly service: string;
  readonly levelsMs: readonly number[];
  /** Messages that failed in an earlier attempt at this batch. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** How many held messages of one stream may go on in this batch. */
  readonly mostReleased: number;
}

/** How the handler of a message ended. */
export type HandlingResult =
  { readonly waitedMs: number; readonly workedMs: number } | { readonly error: unknown };

/** Asks for each message whose turn it is to be handled, and is told how that ended. */
export type Steps<Result = void> = Generator<StreamMessage, Result, HandlingResult>;

/**
 * Decides what becomes of the messages of a batch, from what is on record. Touches nothing itself.
 */
export class BatchPlan {
  readonly events: JournalEvent[] = [];
  readonly places: HeldPlaces;
  readonly handled: string[] = [];
  readonly unreadable: UnreadableMessage[] = [];
  /** Messages that could not be read and now are. */
  readonly readable: string[] = [];
  /** Whether held messages remain that can go on at once. */
  more = false;
  private readonly past: { readonly message: StreamMessage; readonly before: Before }[] = [];
  /** What an order changes of held messages is not in what was read. */
  private ordered = false;

  constructor(
    private readonly record: OnRecord,
    private readonly settings: PlanSettings,
  ) {
    this.places = new HeldPlaces(record.holds);
  }

  *steps(arrivals: readonly Arrival[]): Steps {
    for (const arrival of arrivals) {
      if (arrival.kind === 'unreadable')
        this.unreadable.push({ ...arrival, routingKey: arrival.routingKey.slice(0, 200) });
      else if (arrival.kind === 'message') yield* this.arrive(arrival);
    }
    for (const [stream, cursor] of this.record.cursors) yield* this.release(stream, cursor);
    this.settlePast();
  }

  private *arrive({ message, verdict: given, replayItem }: Arrival & { kind: 'message' }): Steps {
    const { id } = message.envelope;
    const before: Before = { attempts: 0, replay_item: replayItem ?? null };
    if (replayItem !== undefined) this.readable.push(id);
    const cursor = this.cursorOf(message);
    const turn = turnOf(message.sequence, cursor.last);
    if (turn === 'past') {
      this.past.push({ message, before });
      return;
    }
    const holder = this.places.at(message.stream, message.sequence);
    const verdict = this.settings.verdicts.get(id) ?? given;
    if (holder) this.again(message, holder.message_id, before);
    else if (turn === 'early') this.holdEarly(message, before);
    else if (verdict) this.putAside(message, verdict, before);
    else yield* this.take(message, before);
  }

  private holdEarly(message: StreamMessage, before: Before): void {
    const replayItem = before.replay_item ?? undefined;
    if (!this.hold(message, { reason: 'gap', attempts: 0, replayItem }, before)) return;
    this.events.push({ kind: 'held', message: message.envelope.id });
  }

  /** Lets held messages of a stream go on, as far as they follow one another and are due. */
  private *release(stream: string, cursor: Cursor): Steps {
    for (let released = 0; cursor.held > 0; released += 1) {
      const hold = this.places.at(stream, cursor.last + 1);
      if (!hold || hold.reason === 'parked' || (hold.reason === 'retry' && !hold.due)) return;
      if (released === this.settings.mostReleased || this.ordered) {
        this.more = true;
        return;
      }
      if (hold.reason === 'discarded') this.skip(cursor, hold);
      else if (!(yield* this.takeHeld(cursor, hold))) return;
    }
  }

  private skip(cursor: Cursor, hold: Hold): void {
    cursor.last += 1;
    this.letGo(cursor, hold);
    this.handled.push(hold.message_id);
    this.events.push({ kind: 'discarded', message: hold.message_id, ...replayOf(hold) });
  }

  private *takeHeld(cursor: Cursor, hold: Hold): Steps<boolean> {
    const message = readStreamMessage(Buffer.from(hold.envelope));
    if (typeof message === 'string') {
      this.places.change(hold.message_id, { reason: 'parked', attempts: hold.attempts });
      this.events.push({
        kind: 'parked',
        message: hold.message_id,
        error: message,
        ...replayOf(hold),
      });
      return false;
    }
    const verdict = this.settings.verdicts.get(hold.message_id);
    if (verdict) {
      this.putAside(message, verdict, hold);
      return false;
    }
    if (!(yield* this.take(message, hold))) return false;
    this.letGo(cursor, hold);
    return true;
  }

  /** @returns whether it had its effect; put aside where it failed */
  private *take(message: StreamMessage, before: Before): Steps<boolean> {
    const { id, type } = message.envelope;
    const end = yield message;
    if ('error' in end) {
      this.putAside(message, end, before);
      return false;
    }
    this.ordered ||= ORDER_TYPES.has(type);
    this.cursorOf(message).last = message.sequence;
    this.handled.push(id);
    const attempt = before.attempts + 1;
    this.events.push({
      kind: 'processed',
      message: id,
      type,
      ...end,
      ...(attempt > 1 ? { attempt } : {}),
      ...replayOf(before),
    });
    return true;
  }

  /** A message failed: says when it is tried again. */
  private putAside(message: StreamMessage, verdict: Verdict, before: Before): void {
    const state = asideAs(verdict, before, this.settings.levelsMs);
    if (before.message_id !== undefined) this.places.change(before.message_id, state);
    else if (!this.hold(message, state, before)) return;
    const { id, type } = message.envelope;
    this.events.push({
      kind: state.reason === 'parked' ? 'parked' : 'deferred',
      message: id,
      type,
      attempt: state.attempts,
      ...failureOf(this.settings.service, type, verdict.error),
      ...replayOf(before),
    });
  }

  /** @returns false where another message with its id is held elsewhere: then it is parked */
  private hold(
    message: StreamMessage,
    state: Parameters<HeldPlaces['add']>[1],
    before: Before,
  ): boolean {
    if (this.places.holds(message.envelope.id)) {
      this.again(message, undefined, before);
      return false;
    }
    this.places.add(message, state);
    this.cursorOf(message).held += 1;
    return true;
  }

  private letGo(cursor: Cursor, hold: Hold): void {
    this.places.drop(hold);
    cursor.held -= 1;
  }

  /** A message arrived whose place is taken: by the same one, or by another. */
  private again(message: StreamMessage, holder: string | undefined, before: Before): void {
    const { id: messageId, type } = message.envelope;
    if (holder === messageId)
      this.events.push({ kind: 'duplicate', message: messageId, ...replayOf(before) });
    else
      this.unreadable.push({
        messageId,
        reason: 'sequence_reused',
        routingKey: type,
        body: Buffer.from(message.body),
        ...replayOf(before),
      });
  }

  /** What lies behind the cursor had its effect, or claims the place of one that had. */
  private settlePast(): void {
    const handled = new Set([...this.record.handled, ...this.handled]);
    for (const { message, before } of this.past) {
      const { id } = message.envelope;
      const had = handled.has(id) || isForgotten(id, this.settings.now);
      this.again(message, had ? id : undefined, before);
    }
  }

  private cursorOf({ stream }: StreamMessage): Cursor {
    const cursor = this.record.cursors.get(stream);
    if (!cursor) throw new Error('A stream was not locked with its batch');
    return cursor;
  }
}

/**
 * What the journal says of a message that cannot be handled.
 * @param first whether it was not kept before
 */
export function parkedEvent(
  { messageId: message, reason, routingKey: type, replayItem }: UnreadableMessage,
  first: boolean,
  service: string,
): JournalEvent {
  if (!first && replayItem === undefined) return { kind: 'duplicate', message };
  return {
    kind: 'parked',
    message,
    type,
    error: reason,
    fingerprint: fingerprint(service, type, reason),
    ...(replayItem === undefined ? {} : { replayItem }),
  };
}
