import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often the clock of an outcome ran out before a party had done its part. */
export class MissedOutcomes8 implements MigrationInterface {
  readonly name = 'MissedOutcomes1799000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE outcome_record
        ADD COLUMN due_at timestamptz,
        ADD COLUMN missed integer NOT NULL DEFAULT 0;
      CREATE INDEX outcome_record_recorded ON outcome_record (recorded_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP INDEX outcome_record_recorded; ALTER TABLE outcome_record DROP COLUMN due_at, DROP COLUMN missed',
    );
  }
}
