import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who stands in for all cases of a lead, beside who does for one alone and goes before. */
export class CoversOfAllCases64 implements MigrationInterface {
  readonly name = 'CoversOfAllCases1799900000064';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE lead_cover ADD COLUMN for_all boolean NOT NULL DEFAULT false;
      DROP INDEX lead_cover_one_open;
      CREATE UNIQUE INDEX lead_cover_one_open ON lead_cover (episode_id, term, for_all) WHERE state <> 'ended';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX lead_cover_one_open;
      CREATE UNIQUE INDEX lead_cover_one_open ON lead_cover (episode_id, term) WHERE state <> 'ended';
      ALTER TABLE lead_cover DROP COLUMN for_all;
    `);
  }
}
