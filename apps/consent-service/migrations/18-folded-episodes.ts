import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Episodes that go on in another of the same child, as episode-service told. */
export class FoldedEpisodes18 implements MigrationInterface {
  readonly name = 'FoldedEpisodes1798200000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE folded_episode (
        episode_id uuid PRIMARY KEY,
        kept_id uuid NOT NULL CHECK (kept_id <> episode_id),
        at timestamptz(3) NOT NULL
      );
      CREATE INDEX folded_episode_into ON folded_episode (kept_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE folded_episode');
  }
}
