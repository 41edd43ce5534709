import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When organisations are closed beside weekends and bank holidays. */
export class ClosedDays7 implements MigrationInterface {
  readonly name = 'ClosedDays1799700000407';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE organisation ADD COLUMN closed jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE organisation DROP COLUMN closed');
  }
}
