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
