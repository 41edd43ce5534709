import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What describes the level of need that a step set. */
export class LevelsDescribed49 implements MigrationInterface {
  readonly name = 'LevelsDescribed1798800000049';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE episode_step ADD COLUMN descriptors text[]');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE episode_step DROP COLUMN descriptors');
  }
}
