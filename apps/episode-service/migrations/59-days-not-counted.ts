import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which closed days of whoever is to answer a clock leaves out, as it was said when it began. */
export class DaysNotCounted59 implements MigrationInterface {
  readonly name = 'DaysNotCounted1799900000059';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE recommendation ADD COLUMN not_counted jsonb;
      ALTER TABLE lead_request ADD COLUMN not_counted jsonb;
      ALTER TABLE service_request ADD COLUMN not_counted jsonb, ADD COLUMN organisation_id uuid;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE service_request DROP COLUMN not_counted, DROP COLUMN organisation_id;
      ALTER TABLE lead_request DROP COLUMN not_counted;
      ALTER TABLE recommendation DROP COLUMN not_counted;
    `);
  }
}
