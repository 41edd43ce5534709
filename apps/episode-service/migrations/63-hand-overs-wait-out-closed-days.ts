import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which closed days of whoever is waited for a hand-over or an invitation leaves out. */
export class HandOversWaitOutClosedDays63 implements MigrationInterface {
  readonly name = 'HandOversWaitOutClosedDays1799900000063';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE transfer ADD COLUMN not_counted jsonb;
      ALTER TABLE team_invitation ADD COLUMN not_counted jsonb;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE team_invitation DROP COLUMN not_counted;
      ALTER TABLE transfer DROP COLUMN not_counted;
    `);
  }
}
