import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Logger } from '@hub/observability';
import type { Journal } from '../journal/journal.js';
import { MESSAGING_LOG } from '../log-messages.js';
import { writeFacts } from '../outbox/write-facts.js';
import { InboxBatch } from './inbox-batch.js';
import { type Arrival, HandlerFailed, type Verdict } from './arrival.js';
import { NEXT_DUE, RELEASABLE, UNREADABLE_TO_REPLAY } from './inbox-tables.js';
import { isInfrastructureFault } from './infrastructure-fault.js';
import type { Reaction } from './reaction.js';
import { RETRY_LEVELS_MS } from './retry-schedule.js';
import { readStreamMessage, type StreamMessage } from './stream-message.js';
import { inSequence } from './turn.js';

const BATCH = 100;
/** Between two batches under load, so that a few messages share the cost of a transaction. */
const GATHER_MS = 5;
const SWEEP_MS = 1_000;
const PAUSE_MS = { first: 100, most: 2_000 };

export interface InboxSettings {
  readonly service: string;
  readonly database: DataSource;
  readonly journal: Journal;
  readonly log: Logger;
  /** Waits before each further attempt at a message; see `RETRY_LEVELS_MS`. */
  readonly levelsMs?: readonly number[];
  /** Starts the handler of a message. */
  readonly dispatch: (message: StreamMessage) => Reaction;
  /** Called after a commit that wrote facts or journal. */
  readonly onCommit: () => void;
}

interface Waiting {
  readonly arrival: Arrival;
  readonly settled: (how: 'settled' | 'stopping') => void;
}

/**
 * Gives every message its effect once and in the order of its stream. Arrivals are handled in
 * batches, each in one transaction, one batch at a time: what the handlers change, the facts they
 * cause, the streams' cursors and the journal are committed together. Messages that come early or
 * fail wait in the database.
 */
export class Inbox {
  private readonly waiting: Waiting[] = [];
  private working: Promise<void> | undefined;
  private sweep: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(private readonly settings: InboxSettings) {}

  /** Begins to look for held messages that may go on. */
  start(): void {
    this.wake();
  }

  /**
   * Takes a message in.
   *
   * @returns once it was committed that it had its effect, waits, or was given up: the broker may
   * forget it. `stopping` where nothing was decided and the broker must deliver it again
   */
  accept(arrival: Arrival): Promise<'settled' | 'stopping'> {
    return new Promise((settled) => {
      if (this.stopping) {
        settled('stopping');
        return;
      }
      this.waiting.push({ arrival, settled });
      this.working ??= this.work();
    });
  }

  /** Looks at once for held messages that may go on, instead of at the next sweep. */
  wake(): void {
    clearTimeout(this.sweep);
    this.sweep = this.later(0);
  }

  /** Finishes the batch at hand; what was not begun is left to the broker. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.sweep);
    for (const { settled } of this.waiting.splice(0)) settled('stopping');
    await this.working;
  }

  private async work(): Promise<void> {
    while (this.waiting.length > 0) {
      const began = performance.now();
      const batch = this.waiting.splice(0, BATCH);
      const how = await this.settle(inSequence(batch.map(({ arrival }) => arrival)));
      for (const { settled } of batch) settled(how);
      const early = began + GATHER_MS - performance.now();
      if (early > 0 && this.waiting.length < BATCH) await pause(early);
    }
    this.working = undefined;
  }

  /**
   * Tries until the batch is committed; where a handler fails, again with each message under guard.
   */
  private async settle(arrivals: readonly Arrival[]): Promise<'settled' | 'stopping'> {
    const verdicts = new Map<string, Verdict>();
    let guarded = false;
    for (let faults = 0; ;) {
      try {
        await this.attempt(arrivals, verdicts, guarded);
        return 'settled';
      } catch (error) {
        const cause: unknown = error instanceof HandlerFailed ? error.cause : error;
        const messageId = error instanceof HandlerFailed ? error.messageId : undefined;
        this.settings.log.warn(MESSAGING_LOG.handlerFailed, {
          messageId,
          count: arrivals.length,
          error: cause,
        });
        if (!isInfrastructureFault(cause) && !isTakenCursor(cause)) {
          if (messageId !== undefined) {
            if (guarded) verdicts.set(messageId, { error: cause });
            guarded = true;
            continue;
          }
          if (arrivals.length > 1) return this.settleOneByOne(arrivals);
        }
        if (this.stopping) return 'stopping';
        await pause(Math.min(PAUSE_MS.first * 2 ** faults, PAUSE_MS.most));
        faults += 1;
      }
    }
  }

  /** The commit failed and nobody knows through whom. */
  private async settleOneByOne(arrivals: readonly Arrival[]): Promise<'settled' | 'stopping'> {
    for (const arrival of arrivals)
      if ((await this.settle([arrival])) === 'stopping') return 'stopping';
    return 'settled';
  }

  private async attempt(
    arrivals: readonly Arrival[],
    verdicts: ReadonlyMap<string, Verdict>,
    guarded: boolean,
  ): Promise<void> {
    const { service, database, journal, levelsMs = RETRY_LEVELS_MS, dispatch } = this.settings;
    let batch: InboxBatch | undefined;
    try {
      await database.transaction(async (manager) => {
        batch = new InboxBatch(manager, { service, levelsMs, dispatch, guarded }, verdicts);
        await batch.apply(arrivals);
        await writeFacts(manager, batch.facts, {
          service,
          time: new Date().toISOString(),
          journal,
          beside: batch.events,
        });
      });
    } catch (error) {
      for (const reaction of batch?.reactions ?? []) reaction.rolledBack(error);
      const [first] = batch?.taken ?? [];
      // A commit that fails does not say through whom. Of a single arrival it is put down to the
      // first message taken.
      const unclear =
        !(error instanceof HandlerFailed) &&
        !isInfrastructureFault(error) &&
        arrivals.length === 1 &&
        first !== undefined;
      throw unclear ? new HandlerFailed(first, error) : error;
    }
    if (!batch) return;
    if (batch.events.length > 0) this.settings.onCommit();
    if (batch.more || batch.events.some(({ kind }) => kind === 'deferred')) this.wake();
    // A handler may still fail after the commit, in what it does beside its work; the effect
    // stands.
    await Promise.allSettled(batch.reactions.map((reaction) => reaction.committed()));
  }

  private later(inMs: number): NodeJS.Timeout | undefined {
    return this.stopping ? undefined : setTimeout(() => void this.releaseHeld(), inMs);
  }

  private async releaseHeld(): Promise<void> {
    this.sweep = undefined;
    let next = SWEEP_MS;
    try {
      const { database } = this.settings;
      const arrivals: Arrival[] = [];
      for (const { source, key } of await database.query<{ source: string; key: string }[]>(
        RELEASABLE,
      )) {
        arrivals.push({ kind: 'stream', stream: `${source} ${key}`, sequence: 0, source, key });
      }
      for (const row of await database.query<UnreadableRow[]>(UNREADABLE_TO_REPLAY))
        arrivals.push(readAgain(row));
      if (arrivals.length > 0) await Promise.all(arrivals.map((arrival) => this.accept(arrival)));
      const [due] = await database.query<{ ms: string | null }[]>(NEXT_DUE);
      if (due?.ms !== undefined && due.ms !== null)
        next = Math.min(Math.max(Number(due.ms), 5), SWEEP_MS);
    } catch (error) {
      this.settings.log.warn(MESSAGING_LOG.handlerFailed, { error });
    }
    this.sweep ??= this.later(next);
  }
}

interface UnreadableRow {
  readonly message_id: string;
  readonly routing_key: string;
  readonly body: Buffer;
  readonly replay_item: string;
}

function readAgain({
  message_id: messageId,
  routing_key: routingKey,
  body,
  replay_item: replayItem,
}: UnreadableRow): Arrival {
  const message = readStreamMessage(body);
  if (typeof message === 'string')
    return {
      kind: 'unreadable',
      stream: messageId,
      sequence: 0,
      messageId,
      routingKey,
      reason: message,
      body,
      replayItem,
    };
  return {
    kind: 'message',
    stream: message.stream,
    sequence: message.sequence,
    message,
    replayItem,
  };
}

/** Another instance of the service saw a stream for the first time in the same moment. */
function isTakenCursor(error: unknown): boolean {
  return (
    error instanceof Error && 'constraint' in error && error.constraint === 'inbox_cursor_pkey'
  );
}
