import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What whoever leads or coordinates writes to those who work with a child, sealed; and who read it. */
export class TeamNotices66 implements MigrationInterface {
  readonly name = 'TeamNotices1800400000066';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE team_notice (
        id uuid PRIMARY KEY,
        episode_id uuid NOT NULL REFERENCES episode (id),
        authority text NOT NULL,
        person_id uuid NOT NULL,
        written_at timestamptz(3) NOT NULL,
        envelope bytea NOT NULL
      );
      CREATE INDEX team_notice_episode ON team_notice (episode_id, written_at);
      CREATE TABLE notice_reader (
        notice_id uuid NOT NULL REFERENCES team_notice (id) ON DELETE CASCADE,
        person_id uuid NOT NULL,
        authority text NOT NULL,
        read_at timestamptz(3),
        PRIMARY KEY (notice_id, person_id)
      );
      CREATE INDEX notice_reader_unread ON notice_reader (notice_id) WHERE read_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notice_reader; DROP TABLE team_notice');
  }
}
