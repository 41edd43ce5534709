import type { Sql } from './sql.js';

const MOST = 5_000;
const KEPT = [
  ['inbox', 'handled_at', '30 days'],
  ['outbox_sent', 'sent_at', '7 days'],
  ['idempotency', 'created_at', '30 days'],
] as const;

/**
 * Forgets what is no longer needed to recognise or repeat a message, a few thousand rows at a time.
 */
export async function tidyUp(sql: Sql): Promise<void> {
  for (const [table, column, age] of KEPT) {
    await sql.query(
      `DELETE FROM ${table} WHERE ctid IN (SELECT ctid FROM ${table}
         WHERE ${column} < now() - interval '${age}' LIMIT ${String(MOST)})`,
    );
  }
}
