import type { Sql } from '../tables/sql.js';
import type { StreamMessage } from './stream-message.js';

export interface Cursor {
  readonly source: string;
  readonly key: string;
  /** False while the stream is new here. */
  readonly stored: boolean;
  last: number;
  held: number;
}

type HoldReason = 'gap' | 'retry' | 'parked' | 'discarded';

export interface Hold {
  readonly message_id: string;
  readonly envelope: string;
  readonly reason: HoldReason;
  readonly attempts: number;
  readonly due: boolean;
  readonly replay_item: string | null;
}

export interface HoldState {
  readonly reason: HoldReason;
  readonly attempts: number;
  /** Milliseconds from now, by the database's clock; undefined where time does not release it. */
  readonly inMs?: number | undefined;
  readonly replayItem?: string | undefined;
}

/** The inbox's rows, over one transaction. */
export class InboxTables {
  constructor(private readonly sql: Sql) {}

  /** Locks the cursors of these streams, in one order everywhere. */
  async lockCursors(
    streams: readonly { source: string; key: string }[],
  ): Promise<Map<string, Cursor>> {
    const rows = await this.sql.query<
      { source: string; key: string; last: string; held: number }[]
    >(
      `SELECT source, key, last, held FROM inbox_cursor
       WHERE (source, key) IN (SELECT * FROM unnest($1::text[], $2::text[])) ORDER BY source, key FOR UPDATE`,
      [streams.map(({ source }) => source), streams.map(({ key }) => key)],
    );
    const cursors = new Map<string, Cursor>();
    for (const { source, key } of streams)
      cursors.set(`${source} ${key}`, { source, key, stored: false, last: 0, held: 0 });
    for (const { source, key, last, held } of rows)
      cursors.set(`${source} ${key}`, { source, key, stored: true, last: Number(last), held });
    return cursors;
  }

  /** Another instance that saved a new stream first makes this fail, and the batch is run again. */
  async saveCursors(cursors: readonly Cursor[]): Promise<void> {
    for (const stored of [true, false]) {
      const some = cursors.filter((cursor) => cursor.stored === stored);
      if (some.length === 0) continue;
      await this.sql.query(stored ? UPDATE_CURSORS : INSERT_CURSORS, [
        some.map(({ source }) => source),
        some.map(({ key }) => key),
        some.map(({ last }) => last),
        some.map(({ held }) => held),
      ]);
    }
  }

  /** The one held at a place, if any. */
  async holdAt({ source, key }: Cursor, sequence: number): Promise<Hold | undefined> {
    const rows = await this.sql.query<Hold[]>(
      `SELECT ${HELD} FROM inbox_hold WHERE source = $1 AND key = $2 AND sequence = $3`,
      [source, key, sequence],
    );
    return rows[0];
  }

  /** Those held from a place on without a gap, in order. */
  async holdsFrom({ source, key }: Cursor, sequence: number, limit: number): Promise<Hold[]> {
    return this.sql.query<Hold[]>(
      `SELECT ${HELD} FROM (SELECT *, sequence - row_number() OVER (ORDER BY sequence) AS lead FROM inbox_hold
         WHERE source = $1 AND key = $2 AND sequence >= $3 ORDER BY sequence LIMIT $4) run
       WHERE lead = $3::bigint - 1 ORDER BY sequence`,
      [source, key, sequence, limit],
    );
  }

  /** Puts aside messages that came early. @returns the ids of those whose place was free */
  async holdEarly(
    messages: readonly {
      readonly message: StreamMessage;
      readonly replayItem?: string | undefined;
    }[],
  ): Promise<Set<string>> {
    if (messages.length === 0) return new Set();
    const rows = await this.sql.query<{ message_id: string }[]>(
      `INSERT INTO inbox_hold (source, key, sequence, message_id, envelope, replay_item, reason)
       SELECT *, 'gap' FROM unnest($1::text[], $2::text[], $3::bigint[], $4::uuid[], $5::text[], $6::uuid[])
       ON CONFLICT DO NOTHING RETURNING message_id`,
      [
        messages.map(({ message }) => message.source),
        messages.map(({ message }) => message.key),
        messages.map(({ message }) => message.sequence),
        messages.map(({ message }) => message.envelope.id),
        messages.map(({ message }) => message.body),
        messages.map(({ replayItem }) => replayItem ?? null),
      ],
    );
    return new Set(rows.map((row) => row.message_id));
  }

  /** Puts a message aside, unless its place is taken. */
  async hold(
    { source, key, sequence, envelope, body }: StreamMessage,
    state: HoldState,
  ): Promise<void> {
    await this.sql.query(
      `INSERT INTO inbox_hold (source, key, sequence, message_id, envelope, reason, attempts, replay_item, next_attempt_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp() + $9::double precision * interval '1 millisecond')
       ON CONFLICT DO NOTHING`,
      [
        source,
        key,
        sequence,
        envelope.id,
        body,
        state.reason,
        state.attempts,
        state.replayItem ?? null,
        state.inMs ?? null,
      ],
    );
  }

  async changeHold(messageId: string, state: HoldState): Promise<void> {
    await this.sql.query(
      `UPDATE inbox_hold SET reason = $2, attempts = $3, replay_item = $4,
       next_attempt_at = clock_timestamp() + $5::double precision * interval '1 millisecond' WHERE message_id = $1`,
      [messageId, state.reason, state.attempts, state.replayItem ?? null, state.inMs ?? null],
    );
  }

  async findHold(messageId: string): Promise<Hold | undefined> {
    const rows = await this.sql.query<Hold[]>(
      `SELECT ${HELD} FROM inbox_hold WHERE message_id = $1 FOR UPDATE`,
      [messageId],
    );
    return rows[0];
  }

  async dropHolds(messageIds: readonly string[]): Promise<void> {
    if (messageIds.length > 0)
      await this.sql.query('DELETE FROM inbox_hold WHERE message_id = ANY($1)', [messageIds]);
  }

  async markHandled(messageIds: readonly string[]): Promise<void> {
    if (messageIds.length === 0) return;
    await this.sql.query(
      'INSERT INTO inbox (message_id) SELECT unnest($1::uuid[]) ON CONFLICT DO NOTHING',
      [messageIds],
    );
  }

  async handledAmong(messageIds: readonly string[]): Promise<Set<string>> {
    if (messageIds.length === 0) return new Set();
    const rows = await this.sql.query<{ message_id: string }[]>(
      'SELECT message_id FROM inbox WHERE message_id = ANY($1)',
      [messageIds],
    );
    return new Set(rows.map((row) => row.message_id));
  }

  /** Keeps what cannot be read; a replay that was asked for is over. @returns false where it was kept before */
  async keepUnreadable(given: {
    messageId: string;
    reason: string;
    routingKey: string;
    body: Buffer;
  }): Promise<boolean> {
    const [row] = await this.sql.query<{ fresh: boolean }[]>(
      `INSERT INTO inbox_unreadable (message_id, reason, routing_key, body) VALUES ($1, $2, $3, $4)
       ON CONFLICT (message_id) DO UPDATE SET replay_item = NULL RETURNING xmax = 0 AS fresh`,
      [given.messageId, given.reason, given.routingKey, given.body],
    );
    return row?.fresh ?? false;
  }

  async askReplayOfUnreadable(messageId: string, replayItem: string): Promise<boolean> {
    const [, found] = await this.sql.query<[unknown[], number]>(
      'UPDATE inbox_unreadable SET replay_item = $2 WHERE message_id = $1',
      [messageId, replayItem],
    );
    return found > 0;
  }

  /** @returns whether it was there */
  async dropUnreadable(messageId: string): Promise<boolean> {
    const [, found] = await this.sql.query<[unknown[], number]>(
      'DELETE FROM inbox_unreadable WHERE message_id = $1',
      [messageId],
    );
    return found > 0;
  }
}

const HELD =
  'message_id, envelope, reason, attempts, replay_item, coalesce(next_attempt_at <= clock_timestamp(), false) AS due';
const COLUMNS = '$1::text[], $2::text[], $3::bigint[], $4::integer[]';
const INSERT_CURSORS = `INSERT INTO inbox_cursor (source, key, last, held) SELECT * FROM unnest(${COLUMNS})`;
const UPDATE_CURSORS = `UPDATE inbox_cursor c SET last = g.last, held = g.held
  FROM unnest(${COLUMNS}) AS g(source, key, last, held) WHERE c.source = g.source AND c.key = g.key`;

/** Streams whose next message is held and may run now. */
export const RELEASABLE = `
  SELECT c.source, c.key FROM inbox_cursor c
  JOIN inbox_hold h ON h.source = c.source AND h.key = c.key AND h.sequence = c.last + 1
  WHERE c.held > 0 AND (h.reason IN ('gap', 'discarded') OR (h.reason = 'retry' AND h.next_attempt_at <= clock_timestamp()))
  LIMIT 200`;

/** Milliseconds until the next retry is due; null where none is. */
export const NEXT_DUE = `
  SELECT extract(epoch FROM min(next_attempt_at) - clock_timestamp()) * 1000 AS ms FROM inbox_hold WHERE reason = 'retry'`;

/** Unreadable messages that operations want read again. */
export const UNREADABLE_TO_REPLAY = `
  SELECT message_id, routing_key, body, replay_item FROM inbox_unreadable WHERE replay_item IS NOT NULL LIMIT 20`;
