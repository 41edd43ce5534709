import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who named each episode first, and whom the family told of a withdrawal. */
export class WhoNamedAnEpisode7 implements MigrationInterface {
  readonly name = 'WhoNamedAnEpisode1796700000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE named_episode (
        episode_id uuid PRIMARY KEY,
        named_by text NOT NULL,
        lead_authority text,
        lead_term integer NOT NULL DEFAULT 0
      );

      -- Statements of authorities without a part stand on record before this: where a counterpart recorded one too, that one named the episode.
      INSERT INTO named_episode (episode_id, named_by)
      SELECT DISTINCT ON (c.episode_id) c.episode_id, c.authority
      FROM consent c LEFT JOIN episode_counterpart p ON p.episode_id = c.episode_id AND p.authority = c.authority
      ORDER BY c.episode_id, p.authority IS NULL, c.recorded_at, c.id;

      ALTER TABLE consent ADD COLUMN told_to text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE consent DROP COLUMN told_to; DROP TABLE named_episode');
  }
}
