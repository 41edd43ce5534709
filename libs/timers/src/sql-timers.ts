import type { EntityManager } from 'typeorm';
import type { Timers } from '@hub/workflow';

/** Alarms as rows, in the transaction of the workflow. */
export class SqlTimers implements Timers {
  constructor(private readonly manager: EntityManager) {}

  async now(): Promise<string> {
    const [row] = await this.manager.query<{ now: Date }[]>('SELECT hub_now() AS now');
    if (!row) throw new Error('The database has no clock');
    return row.now.toISOString();
  }

  async set(kind: string, subject: string, dueAt: string | undefined): Promise<void> {
    if (dueAt === undefined) {
      await this.manager.query('DELETE FROM timer WHERE kind = $1 AND subject = $2', [
        kind,
        subject,
      ]);
      return;
    }
    await this.manager.query(
      `INSERT INTO timer (kind, subject, due_at) VALUES ($1, $2, $3)
       ON CONFLICT (kind, subject) DO UPDATE SET due_at = excluded.due_at, put_off = 0`,
      [kind, subject, dueAt],
    );
  }

  async due(kind: string, limit: number): Promise<string[]> {
    const rows = await this.manager.query<{ subject: string }[]>(
      'SELECT subject FROM timer WHERE kind = $1 AND due_at <= hub_now() ORDER BY due_at LIMIT $2',
      [kind, limit],
    );
    return rows.map(({ subject }) => subject);
  }

  /** Longer each time, up to an hour. */
  async putOff(kind: string, subject: string): Promise<void> {
    await this.manager.query(
      `UPDATE timer SET put_off = put_off + 1,
         due_at = hub_now() + least(interval '1 hour',
         interval '1 second' * power(4, least(put_off, 6)))
       WHERE kind = $1 AND subject = $2`,
      [kind, subject],
    );
  }
}
