import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits for a person by name is read in order, however much it is. */
export class InboxByName9 implements MigrationInterface {
  readonly name = 'InboxByName1800000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX waiting_for_person;
      CREATE INDEX waiting_for_person ON waiting (authority, person_id, sorted_at, subject)
        WHERE person_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX waiting_for_person;
      CREATE INDEX waiting_for_person ON waiting (person_id, sorted_at, subject)
        WHERE person_id IS NOT NULL;
    `);
  }
}
