import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a consent was recorded: since a merge, or before it. */
export class ConsentsRecorded42 implements MigrationInterface {
  readonly name = 'ConsentsRecorded1798800000042';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE known_consent ADD COLUMN recorded_at timestamptz(3)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE known_consent DROP COLUMN recorded_at');
  }
}
