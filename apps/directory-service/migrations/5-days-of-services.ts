import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Days of services that change by themselves. */
export class DaysOfServices5 implements MigrationInterface {
  readonly name = 'DaysOfServices1796700000303';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- When one of its schedules begins or ends.
      ALTER TABLE service ADD COLUMN days_change_on date;
      CREATE INDEX service_days_due ON service (days_change_on) WHERE days_change_on IS NOT NULL AND is_open;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX service_days_due;
      ALTER TABLE service DROP COLUMN days_change_on;
    `);
  }
}
