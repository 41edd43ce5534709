import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Episodes that go on in another of the same child: a lookup is led to that one. */
export class EpisodesLedOn16 implements MigrationInterface {
  readonly name = 'EpisodesLedOn1798200000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE hub_episode ADD COLUMN goes_on_in uuid CHECK (goes_on_in <> episode_id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE hub_episode DROP COLUMN goes_on_in');
  }
}
