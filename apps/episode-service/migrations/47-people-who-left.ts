import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Staff who act for their authority no more: each case that they lead waits for another lead. */
export class PeopleWhoLeft47 implements MigrationInterface {
  readonly name = 'PeopleWhoLeft1799200000047';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE ended_person (person_id uuid PRIMARY KEY, due_at timestamptz(3) NOT NULL)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ended_person');
  }
}
