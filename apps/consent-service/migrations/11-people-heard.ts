import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far this service has heard who works with which child, so that it refuses where that may be too old. */
export class PeopleHeard11 implements MigrationInterface {
  readonly name = 'PeopleHeard1797200000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE people_heard (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        until timestamptz NOT NULL,
        asked_at timestamptz NOT NULL
      );
      CREATE TABLE people_unheard (episode_id uuid PRIMARY KEY, version integer NOT NULL, found_at timestamptz NOT NULL);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE people_unheard, people_heard');
  }
}
