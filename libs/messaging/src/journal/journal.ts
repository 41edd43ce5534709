import type { Evidence, JournalEvent } from '@hub/journal';
import type { Sql } from '../tables/sql.js';

/**
 * Writes what happened to messages into the transaction that made it happen; `JournalShipper`
 * carries it to monitor-service, and evidence to ledger-service.
 */
export class Journal {
  /** @param on switched off only to measure what the journal costs */
  constructor(private readonly on = true) {}

  async write(sql: Sql, events: readonly JournalEvent[], evidence?: Evidence): Promise<void> {
    const [row] = this.rowOf(events, evidence);
    if (row) await sql.query('INSERT INTO journal (events, evidence) VALUES ($1, $2)', row);
  }

  /**
   * Writes of each row that a change really made, in one statement: a change that is tried again
   * after its outcome was never heard finds nothing to change and says nothing twice.
   *
   * @param change common table expressions over `$1` and so on, of which `done` names the ids of
   * the rows changed
   * @param events what to write, by id of row
   */
  async writeOfRows(
    sql: Sql,
    events: ReadonlyMap<string, JournalEvent>,
    change: string,
    values: readonly unknown[],
  ): Promise<void> {
    const [ids, texts] = [
      `$${String(values.length + 1)}::bigint[]`,
      `$${String(values.length + 2)}::text[]`,
    ];
    if (!this.on || events.size === 0) {
      await sql.query(`WITH ${change} SELECT 1`, [...values]);
      return;
    }
    await sql.query(
      `WITH ${change} INSERT INTO journal (events)
       SELECT '[' || string_agg(e.event, ',' ORDER BY e.place) || ']'
         FROM unnest(${ids}, ${texts}) WITH ORDINALITY AS e(id, event, place)
       JOIN done ON done.id = e.id HAVING count(*) > 0`,
      [...values, [...events.keys()], [...events.values()].map((event) => JSON.stringify(event))],
    );
  }

  /**
   * Writes together with a change of rows, in one statement, which is a transaction too where none
   * is open.
   *
   * @param change common table expressions over `$1` and so on
   */
  async writeWith(
    sql: Sql,
    { events, evidence }: { events: readonly JournalEvent[]; evidence: Evidence | undefined },
    change: string,
    values: readonly unknown[],
  ): Promise<void> {
    const [row] = this.rowOf(events, evidence);
    const places = [1, 2].map((place) => `$${String(values.length + place)}::text`);
    if (row)
      await sql.query(
        `WITH ${change} INSERT INTO journal (events, evidence) VALUES (${places.join(', ')})`,
        [...values, ...row],
      );
    else await sql.query(`WITH ${change} SELECT 1`, [...values]);
  }

  /** At most one row; evidence is written whatever is measured. */
  private rowOf(
    events: readonly JournalEvent[],
    evidence: Evidence | undefined,
  ): [string, string | null][] {
    const kept = this.on ? events : [];
    return kept.length === 0 && !evidence
      ? []
      : [[JSON.stringify(kept), evidence ? JSON.stringify(evidence) : null]];
  }
}
