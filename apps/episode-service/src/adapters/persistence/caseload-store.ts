import type { EntityManager } from 'typeorm';
import type { CaseloadView } from '@hub/contracts/leading';
import type { CaseloadStore } from '../../application/leading/leading-ports.js';
import { RUNNING } from '../../domain/episode.js';
import type { CaseloadQuestion } from '../../domain/leading/caseload.js';

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

  ofAuthority({ authority, viewer, today }: CaseloadQuestion): Promise<CaseloadView[]> {
    return this.manager.query<CaseloadView[]>(COUNT, [
      authority,
      viewer.personId ?? null,
      today,
      RUNNING,
    ]);
  }
}

/** By the parts of the authority; each case counts for who leads it, and for who stands in. */
const COUNT = `
  WITH led AS (
    SELECT lead.person_id, nullif(lead.acting_id, lead.person_id) AS cover_id,
      (lead.cover->>'forAll' IS DISTINCT FROM 'true') AS alone,
      (episode.state = ANY($4) AND episode.next_review_on < $3::date) IS TRUE AS late
    FROM counterpart part
      JOIN lead_term lead ON lead.episode_id = part.episode_id AND lead.ended_at IS NULL
        AND lead.authority = part.authority
      JOIN episode ON episode.id = part.episode_id
    WHERE part.authority = $1 AND episode.state NOT IN ('closed', 'voided', 'folded')
      AND NOT coalesce(episode.shield->'hiddenFromPeople' @> to_jsonb($2::text), false)
  ), counted AS (
    SELECT person_id, 1 AS leads, late::integer AS late, (cover_id IS NOT NULL)::integer AS covered,
      (cover_id IS NOT NULL AND alone)::integer AS covered_alone, 0 AS stands_in FROM led
    UNION ALL SELECT cover_id, 0, 0, 0, 0, 1 FROM led WHERE cover_id IS NOT NULL
  )
  SELECT person_id AS "personId", sum(leads)::integer AS leads, sum(late)::integer AS overdue,
    sum(covered)::integer AS covered, sum(covered_alone)::integer AS "coveredAlone", sum(stands_in)::integer AS "standsIn",
    EXISTS (SELECT FROM ended_person gone WHERE gone.person_id = counted.person_id) AS gone
  FROM counted GROUP BY person_id ORDER BY gone DESC, sum(leads) DESC, person_id LIMIT 5000`;
