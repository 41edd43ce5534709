import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which closed days of whoever leads a request to join leaves out. */
export class JoinsWaitOutClosedDays22 implements MigrationInterface {
  readonly name = 'JoinsWaitOutClosedDays1798800000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE join_request ADD COLUMN not_counted jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE join_request DROP COLUMN not_counted');
  }
}
