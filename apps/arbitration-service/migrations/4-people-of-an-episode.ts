import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who works with the child, as episode-service tells; of episodes from before it tells again by itself. */
export class PeopleOfAnEpisode4 implements MigrationInterface {
  readonly name = 'PeopleOfAnEpisode1797100000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE episode_people (
        episode_id uuid PRIMARY KEY,
        people jsonb NOT NULL,
        version integer NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE episode_people');
  }
}
