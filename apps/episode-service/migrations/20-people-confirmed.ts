import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom their own lead CAF contact put where they are; and whose people other services have still to be told. */
export class PeopleConfirmed20 implements MigrationInterface {
  readonly name = 'PeopleConfirmed1796700001020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE lead_term ADD COLUMN confirmed boolean NOT NULL DEFAULT false;
      -- From the second term on, the receiving lead CAF contact nominated.
      UPDATE lead_term SET confirmed = true WHERE term > 1;
      ALTER TABLE team_member ADD COLUMN confirmed boolean NOT NULL DEFAULT false;
      ALTER TABLE episode ADD COLUMN people_told boolean NOT NULL DEFAULT false;
      CREATE INDEX episode_people_untold ON episode (id) WHERE NOT people_told;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE episode DROP COLUMN people_told;
      ALTER TABLE team_member DROP COLUMN confirmed;
      ALTER TABLE lead_term DROP COLUMN confirmed;
    `);
  }
}
