import type { EntityManager } from 'typeorm';
import { PeopleChanged, type PeopleChanges } from '@hub/internal-messages';
import type { PeopleToldStore } from '../../application/ports.js';

/**
 * Reads what this service told from where facts wait to be sent, and where those sent are kept for
 * a week.
 */
export class SqlPeopleToldStore implements PeopleToldStore {
  constructor(private readonly manager: EntityManager) {}

  async since(since: string | undefined): Promise<PeopleChanges> {
    // A fact stands in one of the two in whatever instant it is looked for; it is marked with the
    // beginning of what moved it.
    const [row] = await this.manager.query<[{ until: Date; changes: PeopleChanges['changes'] }]>(
      `SELECT now() AS until, coalesce((
         SELECT json_agg(json_build_object('episodeId', episode_id, 'version', version))
         FROM (
           SELECT told.envelope -> 'data' ->> 'episodeId' AS episode_id,
             max((told.envelope -> 'data' ->> 'version')::integer) AS version
           FROM (
             SELECT envelope::jsonb FROM outbox WHERE type = $1
             UNION ALL
             SELECT envelope::jsonb FROM outbox_sent
             WHERE type = $1 AND sent_at >= coalesce($2::timestamptz, now() - interval '7 days') - interval '10 seconds'
           ) AS told
           GROUP BY 1
         ) AS newest
       ), '[]') AS changes`,
      [PeopleChanged.type, since ?? null],
    );
    return { until: row.until.toISOString(), changes: row.changes };
  }
}
