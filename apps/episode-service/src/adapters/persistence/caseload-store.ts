import type { EntityManager } from 'typeorm';
import type { CaseloadView } from '@hub/contracts/leading';
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

  /** By the parts of the authority: who leads has one. */
  ofAuthority(authority: string, today: string): Promise<CaseloadView[]> {
    return this.manager.query<CaseloadView[]>(
      `SELECT lead.acting_id AS "personId",
         count(*) FILTER (WHERE lead.acting_id = lead.person_id)::integer AS leads,
         count(*) FILTER (WHERE lead.acting_id <> lead.person_id)::integer AS "standsIn",
         count(*) FILTER (WHERE part.review_on < $2::date)::integer AS overdue
       FROM counterpart part
         JOIN lead_term lead ON lead.episode_id = part.episode_id AND lead.ended_at IS NULL
           AND lead.authority = part.authority
         JOIN episode ON episode.id = part.episode_id
       WHERE part.authority = $1 AND episode.state NOT IN ('closed', 'voided', 'folded')
       GROUP BY lead.acting_id ORDER BY count(*) DESC, lead.acting_id`,
      [authority, today],
    );
  }
}
