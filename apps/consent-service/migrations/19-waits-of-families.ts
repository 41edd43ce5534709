import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far a request of a family is, and until when, beside its sealed content; and what waits is found by. */
export class WaitsOfFamilies19 implements MigrationInterface {
  readonly name = 'WaitsOfFamilies1998400000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE subject_access
        -- Of those from before, what was gathered was gathered on the day they came in, or soon after.
        ADD COLUMN due_on date,
        ADD COLUMN to_approve boolean NOT NULL DEFAULT false;
      UPDATE subject_access SET due_on = (gathered_at + interval '1 month')::date;
      ALTER TABLE subject_access ALTER COLUMN due_on SET NOT NULL;
      CREATE INDEX subject_access_open ON subject_access (id) WHERE ready_at IS NULL;
      CREATE INDEX recall_open ON recall (consent_id) WHERE answer IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX recall_open, subject_access_open;
      ALTER TABLE subject_access DROP COLUMN to_approve, DROP COLUMN due_on;
    `);
  }
}
