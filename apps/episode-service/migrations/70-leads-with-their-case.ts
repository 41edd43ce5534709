import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The cases that somebody leads are read from the index alone, thousands at once. */
export class LeadsWithTheirCase70 implements MigrationInterface {
  readonly name = 'LeadsWithTheirCase1800700000070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX lead_term_case_of_person ON lead_term (person_id, episode_id)
        WHERE ended_at IS NULL;
      DROP INDEX lead_term_of_person;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX lead_term_of_person ON lead_term (person_id) WHERE ended_at IS NULL;
      DROP INDEX lead_term_case_of_person;
    `);
  }
}
