import type { EntityManager } from 'typeorm';
import { SqlPeopleHeard } from '@hub/service-host';
import type { CounterpartStore, WorkingPerson } from '../../application/ports.js';
import type { Standing } from '../../domain/episode-ends.js';

export class TypeormCounterpartStore implements CounterpartStore {
  private readonly heard: SqlPeopleHeard;

  constructor(private readonly manager: EntityManager) {
    this.heard = new SqlPeopleHeard(manager);
  }

  async of(episodeId: string): Promise<string[]> {
    const rows = await this.manager.query<{ authority: string }[]>(
      `SELECT authority FROM episode_counterpart c WHERE episode_id = $1
         AND NOT EXISTS (SELECT FROM episode_shield s
           WHERE s.episode_id = $1 AND c.authority = ANY(s.hidden_from))
       ORDER BY authority`,
      [episodeId],
    );
    return rows.map((row) => row.authority);
  }

  async add(episodeId: string, authorities: readonly string[]): Promise<void> {
    await this.manager.query(
      `INSERT INTO episode_counterpart (episode_id, authority) SELECT $1, unnest($2::text[])
         ON CONFLICT DO NOTHING`,
      [episodeId, authorities],
    );
  }

  async forget(episodeId: string): Promise<void> {
    await this.manager.query('DELETE FROM episode_counterpart WHERE episode_id = $1', [episodeId]);
  }

  async shield(episodeId: string, hiddenFrom: readonly string[], version: number): Promise<void> {
    await this.manager.query(
      `INSERT INTO episode_shield (episode_id, hidden_from, version) VALUES ($1, $2, $3)
       ON CONFLICT (episode_id) DO UPDATE
       SET hidden_from = EXCLUDED.hidden_from, version = EXCLUDED.version
       WHERE episode_shield.version < EXCLUDED.version`,
      [episodeId, hiddenFrom, version],
    );
  }

  async hiddenFrom(episodeId: string): Promise<readonly string[]> {
    const [row] = await this.manager.query<{ hidden: string[] }[]>(
      'SELECT hidden_from AS hidden FROM episode_shield WHERE episode_id = $1',
      [episodeId],
    );
    return row?.hidden ?? [];
  }

  async standing(episodeId: string): Promise<Standing> {
    const [row] = await this.manager.query<{ state: string; steppedDownAt: Date | null }[]>(
      `SELECT state, stepped_down_at AS "steppedDownAt" FROM episode_standing
       WHERE episode_id = $1`,
      [episodeId],
    );
    return { state: row?.state, steppedDownAt: row?.steppedDownAt?.toISOString() };
  }

  async noteState(episodeId: string, state: string, at: string): Promise<void> {
    await this.manager.query(
      `INSERT INTO episode_standing (episode_id, state) VALUES ($1, $2)
       ON CONFLICT (episode_id) DO UPDATE SET state = EXCLUDED.state,
         stepped_down_at = CASE
           WHEN episode_standing.state = 'stepped_up' AND EXCLUDED.state <> 'stepped_up'
           THEN $3::timestamptz ELSE episode_standing.stepped_down_at END`,
      [episodeId, state, at],
    );
  }

  people(episodeId: string): Promise<readonly WorkingPerson[]> {
    return this.heard.of(episodeId);
  }

  isBehind(episodeId: string): Promise<boolean> {
    return this.heard.isBehind(episodeId);
  }

  notePeople(episodeId: string, people: readonly WorkingPerson[], version: number): Promise<void> {
    return this.heard.note(episodeId, people, version);
  }
}
