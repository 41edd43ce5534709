import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From whom an episode is hidden: they do not hear who looks for its child. */
export class HiddenEpisodes11 implements MigrationInterface {
  readonly name = 'HiddenEpisodes1796700004900';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE hub_episode ADD COLUMN hidden_from text[]');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE hub_episode DROP COLUMN hidden_from');
  }
}
