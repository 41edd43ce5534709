import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Not all that waits for people is about an episode. */
export class InboxBesideEpisodes3 implements MigrationInterface {
  readonly name = 'InboxBesideEpisodes1796600000101';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE waiting ALTER COLUMN episode_id DROP NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DELETE FROM waiting WHERE episode_id IS NULL; ALTER TABLE waiting ALTER COLUMN episode_id SET NOT NULL',
    );
  }
}
