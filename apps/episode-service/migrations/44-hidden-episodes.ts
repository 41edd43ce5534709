import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which episodes are hidden from anybody, told whenever operations look. */
export class HiddenEpisodes44 implements MigrationInterface {
  readonly name = 'HiddenEpisodes1798900000044';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX episode_hidden ON episode (id) WHERE shield IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX episode_hidden');
  }
}
