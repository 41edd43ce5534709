import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { CLOUDEVENTS_JSON } from '@hub/contracts';
import type { JournalEvent } from '@hub/journal';
import type { Logger } from '@hub/observability';
import { type ConfirmPublisher, UnroutableError } from '../broker/confirm-publisher.js';
import { EVENT_EXCHANGE } from '../broker/topology.js';
import type { Journal } from '../journal/journal.js';
import { MESSAGING_LOG } from '../log-messages.js';
import type { Sql } from '../tables/sql.js';
import type { Leadership } from './leadership.js';
import { RelayWindow } from './relay-window.js';
import { Alarm } from './alarm.js';
import { withSequence } from './write-facts.js';

const WINDOW = 1_000;
const READ = 500;
const SETTLE = { rows: 200, afterMs: 10 };
/** Between two reads under load: a read for each commit would cost more than what it carries. */
const GATHER_MS = 5;
const POLL_MS = { first: 20, most: 500 };
const UNROUTABLE_AGAIN_MS = 5_000;

const MOVE_TO_SENT = `
  gone AS (DELETE FROM outbox WHERE id = ANY($1)
    RETURNING id, message_id, type, sequence, envelope),
  done AS (SELECT id FROM gone),
  kept AS (INSERT INTO outbox_sent (message_id, type, sequence, envelope)
    SELECT message_id, type, sequence, envelope FROM gone ON CONFLICT DO NOTHING)`;
const MARK_UNROUTABLE = `done AS (UPDATE outbox
   SET state = 'unroutable', tried_at = clock_timestamp() WHERE id = ANY($1) AND state = 'ready'
   RETURNING id)`;

interface OutboxRow {
  readonly id: string;
  readonly message_id: string;
  readonly type: string;
  readonly sequence: string;
  readonly envelope: string;
  readonly resent: boolean;
}

export interface OutboxRelaySettings {
  readonly database: DataSource;
  readonly leadership: Leadership;
  readonly publisher: ConfirmPublisher;
  readonly journal: Journal;
  readonly log: Logger;
}

/**
 * Carries committed facts to the broker, in order, and moves each to what was sent once the broker
 * has confirmed it. Reading, publishing and deleting overlap; no transaction is open while it waits
 * for the broker. What no queue takes stays, is reported, and is tried again.
 */
export class OutboxRelay {
  private readonly window = new RelayWindow(WINDOW);
  private readonly rows = new Map<string, OutboxRow>();
  private readonly alarm = new Alarm();
  private stopping = false;
  private running: Promise<void> | undefined;
  private stuckSince = 0;
  private firstOutcomeAt = 0;
  private lookAgainAt = 0;
  private readAt = 0;

  constructor(private readonly settings: OutboxRelaySettings) {}

  start(): void {
    this.running = this.run();
  }

  /** Called after a commit that wrote facts; spares the wait for the next poll. */
  wake(): void {
    this.alarm.ring();
  }

  /** Publishes no more, and writes down what was confirmed. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
  }

  /** Milliseconds for which the relay has failed to empty the outbox. */
  get stuckForMs(): number {
    return this.stuckSince === 0 ? 0 : performance.now() - this.stuckSince;
  }

  private async run(): Promise<void> {
    let poll = POLL_MS.first;
    while (!this.stopping || !this.window.idle) {
      try {
        const sql = await this.settings.leadership.take();
        const read = sql ? await this.step(sql) : 0;
        this.stuckSince = 0;
        poll = read > 0 ? POLL_MS.first : Math.min(poll * 2, POLL_MS.most);
        if (read === 0 || this.window.room === 0)
          await this.alarm.wait(this.window.idle ? poll : SETTLE.afterMs);
      } catch (error) {
        if (this.stuckSince === 0) this.stuckSince = performance.now();
        this.settings.log.warn(MESSAGING_LOG.relayFailed, { error });
        await this.settings.leadership.giveUp();
        if (this.stopping) return;
        await this.alarm.wait(POLL_MS.most);
      }
    }
  }

  private async step(sql: Sql): Promise<number> {
    await this.settle(sql);
    if (this.stopping || this.window.room === 0 || !this.settings.publisher.ready) return 0;
    await this.retryUnroutable(sql);
    const early = this.readAt + GATHER_MS - performance.now();
    if (early > 0) await pause(early);
    this.readAt = performance.now();
    const limit = Math.min(READ, this.window.room);
    const rows = await sql.query<OutboxRow[]>(
      `SELECT id, message_id, type, sequence, envelope, resent FROM outbox
       WHERE state = 'ready' AND id <> ALL($1::bigint[]) ORDER BY id LIMIT $2`,
      [this.window.inFlight, limit],
    );
    for (const row of rows) {
      this.publish(row);
      await this.settings.publisher.drained();
    }
    return rows.length;
  }

  private publish(row: OutboxRow): void {
    this.window.began(row.id);
    this.rows.set(row.id, row);
    const ended = (outcome: 'confirmed' | 'unroutable' | 'unknown'): void => {
      if (this.window.unsettled === 0) this.firstOutcomeAt = performance.now();
      this.window.ended(row.id, outcome);
      if (outcome === 'unknown') this.rows.delete(row.id);
      if (this.window.unsettled >= SETTLE.rows || this.window.quiet) this.alarm.ring();
    };
    this.settings.publisher
      .publish(EVENT_EXCHANGE, row.type, withSequence(row.envelope, row.sequence), {
        messageId: row.message_id,
        type: row.type,
        contentType: CLOUDEVENTS_JSON,
      })
      .then(
        () => {
          ended('confirmed');
        },
        (error: unknown) => {
          ended(error instanceof UnroutableError ? 'unroutable' : 'unknown');
        },
      );
  }

  /**
   * Writes outcomes many at a time: the deletions may lag, as what is in flight is not read again.
   */
  private async settle(sql: Sql): Promise<void> {
    const due =
      this.window.unsettled >= SETTLE.rows ||
      performance.now() - this.firstOutcomeAt >= SETTLE.afterMs ||
      this.stopping;
    if (this.window.unsettled === 0 || !due) return;
    const { confirmed, unroutable } = this.window.outcomes();
    const outcomes = { confirmed: [...confirmed], unroutable: [...unroutable] };
    const { journal, log } = this.settings;
    if (outcomes.confirmed.length > 0) {
      await journal.writeOfRows(sql, this.entries('published', outcomes.confirmed), MOVE_TO_SENT, [
        outcomes.confirmed,
      ]);
    }
    if (outcomes.unroutable.length > 0) {
      await journal.writeOfRows(
        sql,
        this.entries('unroutable', outcomes.unroutable),
        MARK_UNROUTABLE,
        [outcomes.unroutable],
      );
      log.error(MESSAGING_LOG.unroutable, { count: outcomes.unroutable.length });
    }
    this.window.settled(outcomes);
    for (const id of [...outcomes.confirmed, ...outcomes.unroutable]) this.rows.delete(id);
  }

  private entries(
    kind: 'published' | 'unroutable',
    ids: readonly string[],
  ): Map<string, JournalEvent> {
    const rows = ids.map((id) => this.rows.get(id)).filter((row) => row !== undefined);
    return new Map(
      rows
        .filter((row) => !row.resent)
        .map((row) => [row.id, { kind, message: row.message_id, sequence: Number(row.sequence) }]),
    );
  }

  /** What found no queue is tried again: a queue or binding may have been put back. */
  private async retryUnroutable(sql: Sql): Promise<void> {
    if (performance.now() < this.lookAgainAt) return;
    this.lookAgainAt = performance.now() + UNROUTABLE_AGAIN_MS;
    await sql.query(
      `UPDATE outbox SET state = 'ready' WHERE state = 'unroutable'
         AND tried_at < clock_timestamp() - interval '${String(UNROUTABLE_AGAIN_MS)} milliseconds'`,
    );
  }
}
