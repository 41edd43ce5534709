import type { EntityManager } from 'typeorm';
import type { DevelopmentKind } from '@hub/contracts/planning';
import type { DevelopmentStore } from '../../application/planning/plan-ports.js';
import type { Development } from '../../domain/planning/development.js';

interface Row {
  readonly kind: DevelopmentKind;
  readonly since: Date;
  readonly last_at: Date;
}

export class SqlDevelopmentStore implements DevelopmentStore {
  constructor(private readonly manager: EntityManager) {}

  async note({ episodeId, kind, at }: Parameters<DevelopmentStore['note']>[0]): Promise<void> {
    await this.manager.query(
      `INSERT INTO development (episode_id, kind, since, last_at) VALUES ($1, $2, $3, $3)
       ON CONFLICT (episode_id, kind) DO UPDATE SET last_at = greatest(development.last_at, excluded.last_at)`,
      [episodeId, kind, at],
    );
  }

  async ofEpisode(episodeId: string): Promise<Development[]> {
    const rows = await this.manager.query<Row[]>(
      'SELECT kind, since, last_at FROM development WHERE episode_id = $1 ORDER BY kind',
      [episodeId],
    );
    return rows.map(({ kind, since, last_at: last }) => ({
      episodeId,
      kind,
      since: since.toISOString(),
      lastAt: last.toISOString(),
    }));
  }

  async forget(episodeId: string, until: string): Promise<void> {
    await this.manager.query('DELETE FROM development WHERE episode_id = $1 AND last_at <= $2', [
      episodeId,
      until,
    ]);
  }
}
