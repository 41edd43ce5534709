import pg from 'pg';
import { moveClock } from '@hub/timers';

/**
 * Moves the time by which workflows run, away from the clock on the wall: for a simulation or a
 * demonstration, never where the hub serves. Everything else keeps the real time: tokens, messages,
 * logs.
 */
export class MovedClock {
  /** @param databaseUrls one for each service that keeps workflows, as its own role */
  constructor(private readonly databaseUrls: readonly string[]) {}

  async now(): Promise<string> {
    const [now] = await this.ask<{ now: Date }>('SELECT hub_now() AS now');
    if (!now) throw new Error('No database keeps workflows');
    return now.now.toISOString();
  }

  /** Moves on to an instant; time does not go back. */
  to(instant: string): Promise<void> {
    return moveClock((sql, values) => this.ask(sql, values), instant);
  }

  /** Puts it behind the wall, where nothing has begun yet: what begins now is overdue later. */
  async behind(milliseconds: number): Promise<void> {
    const ahead = `${String(-milliseconds)} milliseconds`;
    await this.ask('INSERT INTO clock_shift (ahead) VALUES ($1)', [ahead]);
  }

  /** Back to the time on the wall. */
  async reset(): Promise<void> {
    await this.ask('DELETE FROM clock_shift');
  }

  /** The next instant at which something is due to these workflows. */
  async nextAlarm(subjects: readonly string[]): Promise<string | undefined> {
    const alarms = await this.ask<{ due: Date | null }>(
      'SELECT min(due_at) AS due FROM timer WHERE subject = ANY($1::uuid[])',
      [subjects],
    );
    return alarms.flatMap(({ due }) => (due ? [due.toISOString()] : [])).sort()[0];
  }

  private async ask<R extends object>(sql: string, values: readonly unknown[] = []): Promise<R[]> {
    const rows: R[] = [];
    for (const connectionString of this.databaseUrls) {
      const client = new pg.Client({ connectionString });
      await client.connect();
      try {
        rows.push(...(await client.query<R>(sql, [...values])).rows);
      } finally {
        await client.end();
      }
    }
    return rows;
  }
}
