import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From whom episodes are hidden, as episode-service told. */
export class Shields14 implements MigrationInterface {
  readonly name = 'Shields1798100000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE episode_shield (episode_id uuid PRIMARY KEY, hidden_from text[] NOT NULL, version integer NOT NULL)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE episode_shield');
  }
}
