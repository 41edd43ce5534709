import type { EntityManager } from 'typeorm';
import type { Waiting } from '@hub/contracts/shape';

/** What stands otherwise than it was told. */
export interface ChangedWait {
  readonly workflow: string;
  readonly subject: string;
  readonly episodeId: string | null;
  /** Nothing where it waits no more. */
  readonly waits: Waiting[];
}

export interface StandingWaits {
  /**
   * Notes as told what has come to wait, waits otherwise or waits no more, and gives it; of each
   * not more than the limit.
   */
  takeChanged(limit: number): Promise<ChangedWait[]>;
}

/** Compares the waits that a query finds with those that were told. */
export class SqlStandingWaits implements StandingWaits {
  /** @param standing gives `workflow`, `subject`, `episode_id`, `waits`, a row for each subject */
  constructor(
    private readonly manager: EntityManager,
    private readonly standing: string,
  ) {}

  async takeChanged(limit: number): Promise<ChangedWait[]> {
    // What stands is looked for once a round. Of two at once the second finds the row of the first,
    // and the same said of it.
    return this.manager.query<ChangedWait[]>(
      `WITH standing AS MATERIALIZED (${this.standing}), over AS (
         DELETE FROM told_wait WHERE (workflow, subject) IN (
           SELECT told.workflow, told.subject FROM told_wait told
           WHERE NOT EXISTS (SELECT FROM standing
             WHERE standing.workflow = told.workflow AND standing.subject = told.subject)
           ORDER BY told.workflow, told.subject LIMIT $1)
         RETURNING workflow, subject, episode_id, '[]'::jsonb AS waits
       ), stand AS (
         INSERT INTO told_wait (workflow, subject, episode_id, waits)
         SELECT workflow, subject, episode_id, waits FROM standing
         WHERE NOT EXISTS (SELECT FROM told_wait told WHERE told.workflow = standing.workflow
           AND told.subject = standing.subject AND told.waits = standing.waits)
         ORDER BY workflow, subject LIMIT $1
         ON CONFLICT (workflow, subject) DO UPDATE SET waits = excluded.waits
           WHERE told_wait.waits <> excluded.waits
         RETURNING workflow, subject, episode_id, waits
       )
       SELECT workflow, subject, episode_id AS "episodeId", waits
       FROM (SELECT * FROM over UNION ALL SELECT * FROM stand) changed`,
      [limit],
    );
  }
}
