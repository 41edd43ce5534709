import type { EntityManager } from 'typeorm';
import type { HistoryEntry, HistoryStore } from '../../application/ports.js';

interface Row extends Omit<HistoryEntry, 'at' | 'reason'> {
  readonly at: Date;
  readonly reason: string | null;
}

export class SqlHistoryStore implements HistoryStore {
  constructor(private readonly manager: EntityManager) {}

  async append({ at, by, action, subject, outcome, reason }: HistoryEntry): Promise<void> {
    await this.manager.query(
      `INSERT INTO history (at, by, action, subject, outcome, reason)
         VALUES ($1, $2, $3, $4, $5, $6)`,
      [at, by, action, subject, outcome, reason ?? null],
    );
  }

  async of(subject: string): Promise<HistoryEntry[]> {
    const rows = await this.manager.query<Row[]>(
      `SELECT at, by, action, subject, outcome, reason FROM history WHERE subject = $1
         ORDER BY number`,
      [subject],
    );
    return rows.map(({ at, reason, ...same }) => ({
      ...same,
      at: at.toISOString(),
      ...(reason === null ? {} : { reason }),
    }));
  }
}
