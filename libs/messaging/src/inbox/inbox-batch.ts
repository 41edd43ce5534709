import type { EntityManager } from 'typeorm';
import type { JournalEvent } from '@hub/contracts';
import { type CausedFact } from '../outbox/write-facts.js';
import { isInfrastructureFault } from './infrastructure-fault.js';
import { failureOf, fingerprint } from './fingerprint.js';
import { type Cursor, type Hold, InboxTables } from './inbox-tables.js';
import type { Reaction, SharedWork, Work } from './reaction.js';
import { afterFailure } from './retry-schedule.js';
import {
  contextOf,
  readStreamMessage,
  type StreamMessage,
  type Unreadable,
} from './stream-message.js';
import { turnOf } from './turn.js';

/** Why a message is not to be handled now. */
export interface Verdict {
  readonly error: unknown;
  /** Given up whatever the number of attempts. */
  readonly park?: true;
}

/** What the inbox was given: a message, one that cannot be read, or a stream whose held messages may go on. */
export type Arrival =
  | (Placed & {
      readonly kind: 'message';
      readonly message: StreamMessage;
      readonly verdict?: Verdict;
      readonly replayItem?: string;
    })
  | (Placed & {
      readonly kind: 'unreadable';
      readonly messageId: string;
      readonly routingKey: string;
      readonly reason: Unreadable;
      readonly body: Buffer;
      readonly replayItem?: string;
    })
  | (Placed & { readonly kind: 'stream'; readonly source: string; readonly key: string });

interface Placed {
  readonly stream: string;
  readonly sequence: number;
}

/** What is known of earlier attempts at a message; `message_id` where it is held. */
type Before = Pick<Hold, 'attempts'> & Partial<Hold>;

export interface BatchSettings {
  readonly service: string;
  readonly levelsMs: readonly number[];
  /** Starts the handler of a message. */
  readonly dispatch: (message: StreamMessage) => Reaction;
  /** Each message in a savepoint of its own: slower, but one that fails leaves the others as they are. */
  readonly guarded: boolean;
}

/** The handler of one message failed; the transaction it ran in must be rolled back. */
export class HandlerFailed extends Error {
  override readonly name = 'HandlerFailed';
  constructor(
    readonly messageId: string,
    override readonly cause: unknown,
  ) {
    super('A handler failed');
  }
}

/** Of all streams of a batch together, so that no transaction grows long. */
const MOST_RELEASED = 50;
const KNOWN_FOR_MS = 29 * 24 * 60 * 60_000;

/** Applies a batch of arrivals in one transaction and says what happened. Lives for one attempt at it. */
export class InboxBatch {
  readonly reactions: Reaction[] = [];
  readonly facts: CausedFact[] = [];
  readonly events: JournalEvent[] = [];
  /** Messages whose handlers ran. */
  readonly taken: string[] = [];
  /** Whether held messages remain that can go on at once. */
  more = false;
  private readonly tables: InboxTables;
  private readonly handled: string[] = [];
  private readonly dropped: string[] = [];
  private readonly past: { readonly message: StreamMessage; readonly before: Before }[] = [];
  private readonly early: {
    readonly message: StreamMessage;
    readonly replayItem: string | undefined;
  }[] = [];
  private cursors = new Map<string, Cursor>();
  private released = 0;
  private shared: { readonly run: SharedWork['run']; readonly changes: unknown[] } | undefined;

  constructor(
    private readonly manager: EntityManager,
    private readonly settings: BatchSettings,
    /** Messages that failed in an earlier attempt at this batch. */
    private readonly verdicts: ReadonlyMap<string, Verdict>,
  ) {
    this.tables = new InboxTables(manager);
  }

  async apply(arrivals: readonly Arrival[]): Promise<void> {
    this.cursors = await this.tables.lockCursors(streamsOf(arrivals));
    for (const arrival of arrivals) {
      if (arrival.kind === 'unreadable') await this.park(arrival);
      else if (arrival.kind === 'message') await this.arrive(arrival);
    }
    await this.holdEarly();
    for (const cursor of this.cursors.values()) await this.release(cursor);
    await this.runShared();
    await this.settlePast();
    await this.tables.dropHolds(this.dropped);
    await this.tables.markHandled(this.handled);
    await this.tables.saveCursors(
      [...this.cursors.values()].filter(
        (cursor) => cursor.stored || cursor.last > 0 || cursor.held > 0,
      ),
    );
  }

  private async arrive({
    message,
    verdict: given,
    replayItem,
  }: Arrival & { kind: 'message' }): Promise<void> {
    const before: Before = { attempts: 0, replay_item: replayItem ?? null };
    if (replayItem !== undefined) await this.tables.dropUnreadable(message.envelope.id);
    const verdict = this.verdicts.get(message.envelope.id) ?? given;
    const cursor = this.cursorOf(message);
    const turn = turnOf(message.sequence, cursor.last);
    if (turn === 'past') {
      this.past.push({ message, before });
      return;
    }
    if (turn === 'next') {
      const waiting =
        cursor.held > 0 ? await this.tables.holdAt(cursor, message.sequence) : undefined;
      if (waiting) await this.again(message, waiting.message_id);
      else if (verdict) await this.putAside(message, verdict, before);
      else await this.take(cursor, message, before);
      return;
    }
    this.early.push({ message, replayItem });
  }

  /** Holds what came early, in one statement: most of a batch where one before it is missing. */
  private async holdEarly(): Promise<void> {
    const free = await this.tables.holdEarly(this.early);
    for (const { message, replayItem } of this.early) {
      const cursor = this.cursorOf(message);
      const { id } = message.envelope;
      // The same message twice in one batch finds its place free once.
      if (free.delete(id)) {
        cursor.held += 1;
        this.events.push({ kind: 'held', message: id });
      } else {
        await this.again(
          message,
          (await this.tables.holdAt(cursor, message.sequence))?.message_id,
          { attempts: 0, replay_item: replayItem ?? null },
        );
      }
    }
  }

  /** Lets held messages go on, as far as they follow one another and are due. */
  private async release(cursor: Cursor): Promise<void> {
    if (cursor.held === 0) return;
    const room = MOST_RELEASED - this.released;
    const holds = await this.tables.holdsFrom(cursor, cursor.last + 1, room + 1);
    for (const [place, hold] of holds.entries()) {
      if (hold.reason === 'parked' || (hold.reason === 'retry' && !hold.due)) return;
      if (place === room) {
        this.more = true;
        return;
      }
      this.released += 1;
      if (hold.reason === 'discarded') this.skip(cursor, hold);
      else if (!(await this.takeHeld(cursor, hold))) return;
    }
  }

  private skip(cursor: Cursor, hold: Hold): void {
    cursor.last += 1;
    cursor.held -= 1;
    this.dropped.push(hold.message_id);
    this.handled.push(hold.message_id);
    this.events.push({ kind: 'discarded', message: hold.message_id, ...replayOf(hold) });
  }

  private async takeHeld(cursor: Cursor, hold: Hold): Promise<boolean> {
    const message = readStreamMessage(Buffer.from(hold.envelope));
    if (typeof message === 'string') {
      await this.tables.changeHold(hold.message_id, { reason: 'parked', attempts: hold.attempts });
      this.events.push({
        kind: 'parked',
        message: hold.message_id,
        error: message,
        ...replayOf(hold),
      });
      return false;
    }
    const verdict = this.verdicts.get(hold.message_id);
    if (verdict) {
      await this.putAside(message, verdict, hold);
      return false;
    }
    if (!(await this.take(cursor, message, hold))) return false;
    cursor.held -= 1;
    this.dropped.push(hold.message_id);
    return true;
  }

  /** @returns whether it had its effect; put aside where it failed under guard */
  private async take(cursor: Cursor, message: StreamMessage, before: Before): Promise<boolean> {
    const began = performance.now();
    const waitedMs = Math.max(0, Date.now() - Date.parse(message.envelope.time));
    const reaction = this.settings.dispatch(message);
    this.reactions.push(reaction);
    this.taken.push(message.envelope.id);
    try {
      if (this.settings.guarded) await this.manager.query('SAVEPOINT message');
      await this.run(await reaction.work, message);
      if (this.settings.guarded) await this.manager.query('RELEASE SAVEPOINT message');
    } catch (error) {
      if (!this.settings.guarded || isInfrastructureFault(error))
        throw new HandlerFailed(message.envelope.id, error);
      await this.manager.query('ROLLBACK TO SAVEPOINT message');
      reaction.rolledBack(error);
      this.reactions.pop();
      this.taken.pop();
      await this.putAside(message, { error }, before);
      return false;
    }
    cursor.last = message.sequence;
    this.handled.push(message.envelope.id);
    const workedMs = Math.round((performance.now() - began) * 100) / 100;
    const attempt = before.attempts + 1;
    this.events.push({
      kind: 'processed',
      message: message.envelope.id,
      type: message.envelope.type,
      waitedMs,
      workedMs,
      ...(attempt > 1 ? { attempt } : {}),
      ...replayOf(before),
    });
    return true;
  }

  private async run(work: Work | SharedWork | undefined, message: StreamMessage): Promise<void> {
    if (work !== undefined && typeof work !== 'function') {
      if (this.shared?.run !== work.run) await this.runShared();
      this.shared ??= { run: work.run, changes: [] };
      this.shared.changes.push(work.change);
      if (this.settings.guarded) await this.runShared();
      return;
    }
    await this.runShared();
    const facts = work ? await work(this.manager) : [];
    for (const fact of facts) this.facts.push({ fact, cause: contextOf(message) });
  }

  /** What was gathered so far, before anything that comes after it. */
  private async runShared(): Promise<void> {
    const { shared } = this;
    this.shared = undefined;
    if (shared) await shared.run(this.manager, shared.changes);
  }

  /** Writes down that a message failed, and when it is tried again. */
  private async putAside(message: StreamMessage, verdict: Verdict, before: Before): Promise<void> {
    const attempts = before.attempts + 1;
    const decision = verdict.park
      ? { then: 'park' as const }
      : afterFailure(attempts, this.settings.levelsMs);
    const state =
      decision.then === 'park'
        ? { reason: 'parked' as const, attempts }
        : {
            reason: 'retry' as const,
            attempts,
            inMs: decision.inMs,
            replayItem: before.replay_item ?? undefined,
          };
    if (before.message_id === undefined) {
      await this.tables.hold(message, state);
      this.cursorOf(message).held += 1;
    } else {
      await this.tables.changeHold(before.message_id, state);
    }
    const { id, type } = message.envelope;
    const kind = decision.then === 'park' ? 'parked' : 'deferred';
    this.events.push({
      kind,
      message: id,
      type,
      attempt: attempts,
      ...failureOf(this.settings.service, type, verdict.error),
      ...replayOf(before),
    });
  }

  /** A message arrived whose place is held: the same one again, or another that claims its place. */
  private async again(
    message: StreamMessage,
    holder: string | undefined,
    before: Before = { attempts: 0 },
  ): Promise<void> {
    const { id: messageId, type } = message.envelope;
    if (holder === messageId)
      this.events.push({ kind: 'duplicate', message: messageId, ...replayOf(before) });
    else
      await this.park({
        messageId,
        reason: 'sequence_reused',
        routingKey: type,
        body: Buffer.from(message.body),
      });
  }

  /** What lies behind the cursor had its effect, or claims the place of one that had. */
  private async settlePast(): Promise<void> {
    const known = await this.tables.handledAmong(
      this.past.map(({ message }) => message.envelope.id),
    );
    for (const { message, before } of this.past) {
      const { id } = message.envelope;
      const forgotten = Date.now() - mintedAt(id) > KNOWN_FOR_MS;
      await this.again(
        message,
        known.has(id) || this.handled.includes(id) || forgotten ? id : undefined,
        before,
      );
    }
  }

  private async park(
    given: Pick<
      Arrival & { kind: 'unreadable' },
      'messageId' | 'reason' | 'routingKey' | 'body' | 'replayItem'
    >,
  ): Promise<void> {
    const { messageId: message, reason, body, replayItem } = given;
    const type = given.routingKey.slice(0, 200);
    const first = await this.tables.keepUnreadable({
      messageId: message,
      reason,
      routingKey: type,
      body,
    });
    const replay = replayItem === undefined ? {} : { replayItem };
    if (first || replayItem !== undefined)
      this.events.push({
        kind: 'parked',
        message,
        type,
        error: reason,
        fingerprint: fingerprint(this.settings.service, type, reason),
        ...replay,
      });
    else this.events.push({ kind: 'duplicate', message });
  }

  private cursorOf(message: StreamMessage): Cursor {
    const cursor = this.cursors.get(message.stream);
    if (!cursor) throw new Error('A stream was not locked with its batch');
    return cursor;
  }
}

function streamsOf(arrivals: readonly Arrival[]): { source: string; key: string }[] {
  const streams = new Map<string, { source: string; key: string }>();
  for (const arrival of arrivals) {
    if (arrival.kind === 'message') streams.set(arrival.stream, arrival.message);
    else if (arrival.kind === 'stream') streams.set(arrival.stream, arrival);
  }
  return [...streams.values()];
}

function replayOf(hold: Partial<Hold>): { replayItem?: string } {
  return hold.replay_item === undefined || hold.replay_item === null
    ? {}
    : { replayItem: hold.replay_item };
}

/** Milliseconds since 1970 at which a UUIDv7 was minted (RFC 9562, section 5.7). */
function mintedAt(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}
