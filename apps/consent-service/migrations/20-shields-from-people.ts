import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A shield names single people, too. */
export class ShieldsFromPeople20 implements MigrationInterface {
  readonly name = 'ShieldsFromPeople1798300000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE episode_shield ADD COLUMN hidden_people uuid[]');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE episode_shield DROP COLUMN hidden_people');
  }
}
