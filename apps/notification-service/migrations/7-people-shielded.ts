import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From which single people an episode is hidden. */
export class PeopleShielded7 implements MigrationInterface {
  readonly name = 'PeopleShielded1798200000107';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE episode_shield (
        episode_id uuid PRIMARY KEY,
        hidden_people uuid[] NOT NULL,
        version integer NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE episode_shield');
  }
}
