import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Homes that a family has not agreed to be told. Those from before were told, and keep their part. */
export class HomesUntold24 implements MigrationInterface {
  readonly name = 'HomesUntold1796700001540';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE episode ADD COLUMN home_untold boolean CHECK (home_untold)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE episode DROP COLUMN home_untold');
  }
}
