import type { EntityManager } from 'typeorm';
import type { CaseloadStore } from '../../application/leading/leading-ports.js';

export class SqlCaseloadStore implements CaseloadStore {
  constructor(private readonly manager: EntityManager) {}

  async ledBy({ authority, personId }: Parameters<CaseloadStore['ledBy']>[0]): Promise<string[]> {
    const rows = await this.manager.query<{ id: string }[]>(
      `SELECT episode.id FROM lead_term lead JOIN episode ON episode.id = lead.episode_id
       WHERE lead.person_id = $1 AND lead.authority = $2 AND lead.ended_at IS NULL
         AND episode.state NOT IN ('closed', 'voided', 'folded') ORDER BY episode.id`,
      [personId, authority],
    );
    return rows.map(({ id }) => id);
  }
}
