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

  async add(episodeId: string, authorities: readonly string[]): Promise<void> {
    await this.manager.query(
      'INSERT INTO episode_counterpart (episode_id, authority) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING',
      [episodeId, authorities],
    );
  }
}
