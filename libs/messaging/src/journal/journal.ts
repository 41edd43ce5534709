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
   * Writes together with a change of rows, where no transaction is open: one statement is one too.
   *
   * @param change common table expressions that change rows named by `$1`
   */
  async writeWith(sql: Sql, events: readonly JournalEvent[], change: string, ids: readonly string[]): Promise<void> {
    if (this.on) await sql.query(`WITH ${change} INSERT INTO journal (events) SELECT $2::text WHERE $2::text <> '[]'`, [ids, JSON.stringify(events)]);
    else await sql.query(`WITH ${change} SELECT 1`, [ids]);
  }
}
