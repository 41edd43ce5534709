import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose manager somebody is, without looking through all staff. */
export class WhoseManager9 implements MigrationInterface {
  readonly name = 'WhoseManager1799700000409';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX person_manager ON person (manager_id) WHERE manager_id IS NOT NULL AND ended_at IS NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX person_manager');
  }
}
