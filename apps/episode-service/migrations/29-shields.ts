import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From whom an episode is hidden, why and since when. */
export class Shields29 implements MigrationInterface {
  readonly name = 'Shields1798100000029';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE episode ADD COLUMN shield jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE episode DROP COLUMN shield');
  }
}
