import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By when what was agreed to by telephone is confirmed in writing. */
export class ConfirmedInWriting10 implements MigrationInterface {
  readonly name = 'ConfirmedInWriting1796700001550';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE consent ADD COLUMN confirmed_in_writing_by date');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE consent DROP COLUMN confirmed_in_writing_by');
  }
}
