import { v7 as uuidv7 } from 'uuid';
import { ConsentRefused } from '@hub/internal-messages';
import type { JournalEvent } from '@hub/journal';
import { testId } from '@hub/testing';
import type { Arrival } from '../inbox/arrival.js';
import { BatchPlan, type HandlingResult } from '../inbox/batch-plan.js';
import type { Hold, HoldState } from '../inbox/hold.js';
import type { Cursor } from '../inbox/inbox-tables.js';
import { readStreamMessage, type StreamMessage } from '../inbox/stream-message.js';

const DONE: HandlingResult = { waitedMs: 0, workedMs: 0 };
/** A message is given up once it failed so often and once more. */
export const RETRIES = 6;
const LEVELS_MS = Array.from({ length: RETRIES }, () => 20);

/** A readable message at a place of a stream. */
export function streamMessage(
  stream: number,
  sequence: number,
  id = uuidv7(),
  type = ConsentRefused.type,
  data: object = { consentId: testId(stream), episodeId: testId(2), authority: 'E09000023' },
): StreamMessage {
  const key = testId(stream);
  const envelope = {
    ...{ specversion: '1.0', id, type, source: 'urn:pan-london-caf-hub:consent-service' },
    ...{ time: new Date().toISOString(), data, subject: key, partitionkey: key },
    sequence: String(sequence).padStart(10, '0'),
  };
  const read = readStreamMessage(Buffer.from(JSON.stringify(envelope)));
  if (typeof read === 'string') throw new Error(read);
  return read;
}

/** What the inbox has on record, in memory: plans read it, and what they decide is done to it. */
export class PlanRecord {
  readonly effects: StreamMessage[] = [];
  readonly events: JournalEvent[] = [];
  readonly unreadable: string[] = [];
  private readonly cursors = new Map<string, Cursor>();
  private readonly holds = new Map<string, Hold>();
  private readonly handled = new Set<string>();
  private tries = 0;

  /** @param failing which of all tries fail, from 0 */
  constructor(
    private readonly mostReleased: number,
    private readonly failing: ReadonlySet<number> = new Set(),
  ) {}

  get held(): Hold[] {
    return [...this.holds.values()].sort((a, b) => a.sequence - b.sequence);
  }

  effectsOf(stream: string): number[] {
    return this.effects.filter((one) => one.stream === stream).map(({ sequence }) => sequence);
  }

  /** Plans a batch and does what the plan says; every retry is due by then. */
  apply(messages: readonly StreamMessage[], streams: readonly string[] = []) {
    const arrivals: Arrival[] = [
      ...messages.map((message) => ({ kind: 'message' as const, message, ...placeOf(message) })),
      ...streams.map((stream) => ({
        kind: 'stream' as const,
        stream,
        sequence: 0,
        ...sourceOf(stream),
      })),
    ];
    const cursors = new Map<string, Cursor>();
    for (const { stream } of arrivals)
      cursors.set(
        stream,
        this.cursors.get(stream) ?? { ...sourceOf(stream), stored: false, last: 0, held: 0 },
      );
    const plan = new BatchPlan(
      {
        cursors,
        holds: this.held.map((hold) => ({ ...hold, due: hold.reason === 'retry' })),
        handled: this.handled,
      },
      {
        service: 'episode-service',
        levelsMs: LEVELS_MS,
        verdicts: new Map(),
        now: Date.now(),
        mostReleased: this.mostReleased,
      },
    );
    const tried: string[] = [];
    const steps = plan.steps(arrivals);
    for (let step = steps.next(); step.done !== true;) {
      tried.push(step.value.envelope.id);
      step = steps.next(this.handle(step.value));
    }
    this.take(plan, cursors);
    return { tried, more: plan.more };
  }

  /** @returns after how many batches nothing could go on any more */
  applyUntilQuiet(): number {
    for (let rounds = 0; ; rounds += 1) {
      const streams = [...this.cursors].flatMap(([stream, { last }]) =>
        this.held.some(
          (hold) =>
            hold.stream === stream && hold.sequence === last + 1 && hold.reason !== 'parked',
        )
          ? [stream]
          : [],
      );
      if (streams.length === 0) return rounds;
      if (rounds > 100) throw new Error('It goes on for ever');
      this.apply([], streams);
    }
  }

  /** What an order of operations does to a held message. */
  decide(messageId: string, reason: HoldState['reason']): void {
    const hold = this.holds.get(messageId);
    if (hold) this.holds.set(messageId, { ...hold, reason });
  }

  /**
   * @throws Error where a cursor counts other holds than there are, or an effect comes twice or out
   * of order
   */
  check(): void {
    for (const [stream, { last, held }] of this.cursors) {
      const own = this.held.filter((hold) => hold.stream === stream);
      if (own.length !== held || own.some(({ sequence }) => sequence <= last))
        throw new Error(`Stream ${stream} stands at ${String(last)} and holds ${String(held)}`);
      if (this.effectsOf(stream).some((sequence, place) => sequence !== place + 1))
        throw new Error(`Effects out of order: ${this.effectsOf(stream).join(', ')}`);
    }
  }

  private handle(message: StreamMessage): HandlingResult {
    this.tries += 1;
    if (this.failing.has(this.tries - 1)) return { error: new TypeError('planted') };
    this.effects.push(message);
    return DONE;
  }

  private take(plan: BatchPlan, cursors: ReadonlyMap<string, Cursor>): void {
    const { added, changed, dropped } = plan.places;
    for (const { message, state } of added.values())
      this.put(
        { message_id: message.envelope.id, envelope: message.body, ...placeOf(message) },
        state,
      );
    for (const [id, state] of changed) {
      const hold = this.holds.get(id);
      if (hold) this.put(hold, state);
    }
    for (const id of dropped) this.holds.delete(id);
    for (const id of plan.handled) this.handled.add(id);
    for (const [stream, cursor] of cursors) this.cursors.set(stream, { ...cursor, stored: true });
    this.unreadable.push(...plan.unreadable.map(({ messageId }) => messageId));
    this.events.push(...plan.events);
  }

  private put(
    hold: Pick<Hold, 'message_id' | 'stream' | 'sequence' | 'envelope'>,
    { reason, attempts, replayItem }: HoldState,
  ): void {
    const { message_id, stream, sequence, envelope } = hold;
    const state = { reason, attempts, due: false, replay_item: replayItem ?? null };
    this.holds.set(message_id, { message_id, stream, sequence, envelope, ...state });
  }
}

function placeOf({ stream, sequence }: StreamMessage): { stream: string; sequence: number } {
  return { stream, sequence };
}

function sourceOf(stream: string): { source: string; key: string } {
  const [source = '', key = ''] = stream.split(' ');
  return { source, key };
}
