import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Episodes that were of the wrong child, as episode-service told. */
export class VoidedEpisodes16 implements MigrationInterface {
  readonly name = 'VoidedEpisodes1798100000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE voided_episode (episode_id uuid PRIMARY KEY, at timestamptz(3) NOT NULL)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE voided_episode');
  }
}
