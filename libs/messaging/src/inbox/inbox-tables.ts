import type { Sql } from '../tables/sql.js';
import type { Hold, HoldState, NewHold } from './hold.js';
import type { StreamMessage, Unreadable } from './stream-message.js';

export interface Cursor {
  readonly source: string;
  readonly key: string;
  /** False while the stream is new here. */
  readonly stored: boolean;
  last: number;
  held: number;
}

/** What cannot be handled as it stands. */
export interface UnreadableMessage {
  readonly messageId: string;
  readonly reason: Unreadable;
  readonly routingKey: string;
  readonly body: Buffer;
  readonly replayItem?: string;
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
       WHERE (source, key) IN (SELECT * FROM unnest($1::text[], $2::text[])) ORDER BY source, key
         FOR UPDATE`,
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

  /**
   * Holds at the places of these messages or with their ids, and the next of each stream in order.
   */
  async readHolds(
    messages: readonly StreamMessage[],
    cursors: readonly Cursor[],
    ofEach: number,
  ): Promise<Hold[]> {
    const rows = await this.sql.query<(Omit<Hold, 'sequence'> & { sequence: string })[]>(
      READ_HOLDS,
      [
        messages.map(({ envelope }) => envelope.id),
        messages.map(({ source }) => source),
        messages.map(({ key }) => key),
        messages.map(({ sequence }) => sequence),
        cursors.map(({ source }) => source),
        cursors.map(({ key }) => key),
        cursors.map(({ last }) => last),
        ofEach,
      ],
    );
    return rows.map((row) => ({ ...row, sequence: Number(row.sequence) }));
  }

  /**
   * Does nothing where another instance took a place of a new stream: saving its cursor fails then.
   */
  async addHolds(holds: readonly NewHold[]): Promise<void> {
    if (holds.length === 0) return;
    await this.sql.query(
      `INSERT INTO inbox_hold (source, key, sequence, message_id, envelope, reason, attempts,
         replay_item, next_attempt_at)
       SELECT source, key, sequence, message_id, envelope, reason, attempts, replay_item,
         clock_timestamp() + in_ms * interval '1 millisecond'
       FROM unnest($1::text[], $2::text[], $3::bigint[], $4::uuid[], $5::text[], $6::text[],
         $7::integer[], $8::uuid[], $9::double precision[])
         AS g(source, key, sequence, message_id, envelope, reason, attempts, replay_item, in_ms)
       ON CONFLICT DO NOTHING`,
      [
        holds.map(({ message }) => message.source),
        holds.map(({ message }) => message.key),
        holds.map(({ message }) => message.sequence),
        holds.map(({ message }) => message.envelope.id),
        holds.map(({ message }) => message.body),
        ...statesOf(holds.map(({ state }) => state)),
      ],
    );
  }

  async changeHolds(states: ReadonlyMap<string, HoldState>): Promise<void> {
    if (states.size === 0) return;
    await this.sql.query(
      `UPDATE inbox_hold h SET reason = g.reason, attempts = g.attempts,
         replay_item = g.replay_item,
         next_attempt_at = clock_timestamp() + g.in_ms * interval '1 millisecond'
       FROM unnest($1::uuid[], $2::text[], $3::integer[], $4::uuid[], $5::double precision[])
         AS g(message_id, reason, attempts, replay_item, in_ms) WHERE h.message_id = g.message_id`,
      [[...states.keys()], ...statesOf([...states.values()])],
    );
  }

  /** Locks a hold. @returns at how many attempts it stands; undefined where it is not held */
  async lockHold(messageId: string): Promise<{ readonly attempts: number } | undefined> {
    const rows = await this.sql.query<{ attempts: number }[]>(
      'SELECT attempts FROM inbox_hold WHERE message_id = $1 FOR UPDATE',
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

  /**
   * Keeps what cannot be read; a replay that was asked for is over.
   * @returns false where it was kept before
   */
  async keepUnreadable(given: UnreadableMessage): Promise<boolean> {
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

/** Of these messages, as columns: reason, attempts, replay item and milliseconds from now. */
function statesOf(states: readonly HoldState[]): unknown[][] {
  return [
    states.map(({ reason }) => reason),
    states.map(({ attempts }) => attempts),
    states.map(({ replayItem }) => replayItem ?? null),
    states.map(({ inMs }) => inMs ?? null),
  ];
}

const HELD = `h.message_id, h.source || ' ' || h.key AS stream, h.sequence, h.envelope, h.reason,
   h.attempts, h.replay_item,
  coalesce(h.next_attempt_at <= clock_timestamp(), false) AS due`;
const READ_HOLDS = `
  SELECT ${HELD} FROM inbox_hold h WHERE h.message_id = ANY($1::uuid[])
  UNION ALL
  SELECT ${HELD} FROM inbox_hold h
  WHERE (h.source, h.key, h.sequence) IN (SELECT *
    FROM unnest($2::text[], $3::text[], $4::bigint[]))
  UNION ALL
  SELECT ${HELD} FROM unnest($5::text[], $6::text[], $7::bigint[]) AS c(source, key, last)
  CROSS JOIN LATERAL (SELECT * FROM inbox_hold h
    WHERE h.source = c.source AND h.key = c.key AND h.sequence > c.last ORDER BY h.sequence
      LIMIT $8) h`;
const COLUMNS = '$1::text[], $2::text[], $3::bigint[], $4::integer[]';
const INSERT_CURSORS = `INSERT INTO inbox_cursor (source, key, last, held) SELECT *
   FROM unnest(${COLUMNS})`;
const UPDATE_CURSORS = `UPDATE inbox_cursor c SET last = g.last, held = g.held
  FROM unnest(${COLUMNS}) AS g(source, key, last, held) WHERE c.source = g.source AND c.key = g.key`;

/** Streams whose next message is held and may run now. */
export const RELEASABLE = `
  SELECT c.source, c.key FROM inbox_cursor c
  JOIN inbox_hold h ON h.source = c.source AND h.key = c.key AND h.sequence = c.last + 1
  WHERE c.held > 0 AND (h.reason IN ('gap', 'discarded')
    OR (h.reason = 'retry' AND h.next_attempt_at <= clock_timestamp()))
  LIMIT 200`;

/** Milliseconds until the next retry is due; null where none is. */
export const NEXT_DUE = `
  SELECT extract(epoch FROM min(next_attempt_at) - clock_timestamp()) * 1000 AS ms FROM inbox_hold
    WHERE reason = 'retry'`;

/** Unreadable messages that operations want read again. */
export const UNREADABLE_TO_REPLAY = `
  SELECT message_id, routing_key, body, replay_item FROM inbox_unreadable
    WHERE replay_item IS NOT NULL LIMIT 20`;
