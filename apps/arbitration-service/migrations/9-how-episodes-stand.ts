import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How episodes stand, as episode-service told: no dispute is opened that would end at once. */
export class HowEpisodesStand9 implements MigrationInterface {
  readonly name = 'HowEpisodesStand1799100000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE episode_standing (episode_id uuid PRIMARY KEY, state text NOT NULL, stepped_down_at timestamptz)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE episode_standing');
  }
}
