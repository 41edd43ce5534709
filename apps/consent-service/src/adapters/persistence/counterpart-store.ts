import type { EntityManager } from 'typeorm';
import type { CounterpartStore } from '../../application/ports.js';
import { counterpartTable } from './tables.js';

export class TypeormCounterpartStore implements CounterpartStore {
  constructor(private readonly manager: EntityManager) {}

  async of(episodeId: string): Promise<string[]> {
    const rows = await this.manager.find(counterpartTable, {
      where: { episodeId },
      order: { authority: 'ASC' },
    });
    return rows.map((row) => row.authority);
  }

  async lock(episodeId: string): Promise<void> {
    await this.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [episodeId]);
  }

  async share(episodeId: string): Promise<void> {
    await this.manager.query('SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [
      episodeId,
    ]);
  }

  async add(episodeId: string, authorities: readonly string[]): Promise<void> {
    await this.manager.query(
      'INSERT INTO episode_counterpart (episode_id, authority) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING',
      [episodeId, authorities],
    );
  }
}
