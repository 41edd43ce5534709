import type { JournalEvent } from '@hub/contracts';
import type { Sql } from '../tables/sql.js';

/** Writes what happened to messages into the transaction that made it happen; `OutboxRelay` carries it to monitor-service. */
export class Journal {
  /** @param on switched off only to measure what the journal costs */
  constructor(private readonly on = true) {}

  async write(sql: Sql, events: readonly JournalEvent[]): Promise<void> {
    if (!this.on || events.length === 0) return;
    await sql.query('INSERT INTO journal (events) VALUES ($1)', [JSON.stringify(events)]);
  }

  /**
   * Writes of each row that a change really made, in one statement: a change that is tried again after its outcome was
   * never heard finds nothing to change and says nothing twice.
   *
   * @param change common table expressions over `$1` and so on, of which `done` names the ids of the rows changed
   * @param events what to write, by id of row
   */
  async writeOfRows(sql: Sql, events: ReadonlyMap<string, JournalEvent>, change: string, values: readonly unknown[]): Promise<void> {
    const [ids, texts] = [`$${String(values.length + 1)}::bigint[]`, `$${String(values.length + 2)}::text[]`];
    if (!this.on || events.size === 0) {
      await sql.query(`WITH ${change} SELECT 1`, [...values]);
      return;
    }
    await sql.query(
      `WITH ${change} INSERT INTO journal (events)
       SELECT '[' || string_agg(e.event, ',' ORDER BY e.place) || ']' FROM unnest(${ids}, ${texts}) WITH ORDINALITY AS e(id, event, place)
       JOIN done ON done.id = e.id HAVING count(*) > 0`,
      [...values, [...events.keys()], [...events.values()].map((event) => JSON.stringify(event))],
    );
  }

  /**
   * Writes together with a change of rows, in one statement, which is a transaction too where none is open.
   *
   * @param change common table expressions over `$1` and so on
   */
  async writeWith(sql: Sql, events: readonly JournalEvent[], change: string, values: readonly unknown[]): Promise<void> {
    const text = `$${String(values.length + 1)}::text`;
    if (this.on && events.length > 0) await sql.query(`WITH ${change} INSERT INTO journal (events) VALUES (${text})`, [...values, JSON.stringify(events)]);
    else await sql.query(`WITH ${change} SELECT 1`, [...values]);
  }
}
