import type { DataSource, EntityManager } from 'typeorm';

/** Partitions made ahead, so that a service that stands still for a while finds its month. */
const AHEAD = 2;
const MOST = 20_000;

/**
 * Makes the journal's months before they begin, and drops those past their time with what was made
 * from them.
 */
export class JournalMonths {
  constructor(
    private readonly database: DataSource,
    private readonly keepMonths: number,
  ) {}

  async execute(): Promise<void> {
    await this.database.transaction(async (manager) => {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('journal months', 0))`);
      await this.make(manager);
      await this.drop(manager);
    });
    await this.forgetProjections();
  }

  private async make(manager: EntityManager): Promise<void> {
    const [last] = await manager.query<{ until: string }[]>(
      `SELECT ${UPPER} AS until FROM ${PARTITIONS} AND ${UPPER} IS NOT NULL ORDER BY 1 DESC LIMIT 1`,
    );
    const months = await manager.query<{ name: string; from: string; until: string }[]>(
      `SELECT 'journal_entry_' || to_char(month, 'YYYY_MM') AS name, month AS from,
         month + interval '1 month' AS until
       FROM generate_series(greatest($1::timestamptz, date_trunc('month', now())),
         date_trunc('month', now()) + make_interval(months => $2), interval '1 month') AS month`,
      [last?.until ?? '-infinity', AHEAD],
    );
    for (const { name, from, until } of months) {
      await manager.query(
        `CREATE TABLE IF NOT EXISTS ${name} PARTITION OF journal_entry FOR VALUES
           FROM ('${new Date(from).toISOString()}') TO ('${new Date(until).toISOString()}')`,
      );
    }
  }

  private async drop(manager: EntityManager): Promise<void> {
    const old = await manager.query<{ name: string }[]>(
      `SELECT c.relname AS name FROM ${PARTITIONS} AND ${UPPER} <= ${OLDEST_KEPT}`,
      [this.keepMonths],
    );
    for (const { name } of old) await manager.query(`DROP TABLE ${name}`);
    if (old.length > 0)
      await manager.query(
        `DELETE FROM journal_batch b
           USING (SELECT service, min(batch) AS first FROM journal_entry GROUP BY service) kept
           WHERE b.service = kept.service AND b.id < kept.first`,
      );
  }

  /** What was made from months that are gone, some thousands of rows at a time. */
  private async forgetProjections(): Promise<void> {
    for (const [table, column] of [
      ['handling', 'at'],
      ['message', 'at'],
      ['endpoint_minute', 'minute'],
    ] as const) {
      await this.database.query(
        `DELETE FROM ${table} WHERE ctid = ANY(ARRAY(SELECT ctid FROM ${table}
           WHERE ${column} < ${OLDEST_KEPT} LIMIT ${String(MOST)}))`,
        [this.keepMonths],
      );
    }
  }
}

const PARTITIONS = `pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
   WHERE i.inhparent = 'journal_entry'::regclass`;
/** Null for the one that takes in all others. */
const UPPER = `(substring(pg_get_expr(c.relpartbound, c.oid) FROM 'TO \\(''([^'']+)''\\)'))::timestamptz`;
/** $1 months. */
const OLDEST_KEPT = `date_trunc('month', now()) - make_interval(months => $1)`;
