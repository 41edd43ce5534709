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
}
