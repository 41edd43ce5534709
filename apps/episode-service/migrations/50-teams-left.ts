import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when and until when somebody is in a team, once for each person. */
export class TeamsLeft50 implements MigrationInterface {
  readonly name = 'TeamsLeft1798800000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE team_member ADD COLUMN joined_at timestamptz(3), ADD COLUMN left_on date,
        ADD COLUMN left_because text,
        ADD CONSTRAINT team_member_says_why CHECK ((left_on IS NULL) = (left_because IS NULL));
      UPDATE team_member AS twice SET left_on = (now() AT TIME ZONE 'Europe/London')::date,
        left_because = 'entered_twice'
      WHERE EXISTS (SELECT FROM team_member AS one WHERE one.episode_id = twice.episode_id
        AND one.person_id = twice.person_id
        AND (NOT one.confirmed, one.id) < (NOT twice.confirmed, twice.id));
      CREATE UNIQUE INDEX team_member_once ON team_member (episode_id, person_id)
        WHERE left_on IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM team_member WHERE left_on IS NOT NULL;
      DROP INDEX team_member_once;
      ALTER TABLE team_member DROP COLUMN left_because, DROP COLUMN left_on, DROP COLUMN joined_at;
    `);
  }
}
