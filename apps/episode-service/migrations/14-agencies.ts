import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The agency that the initiator of an episode works for, for figures. */
export class Agencies14 implements MigrationInterface {
  readonly name = 'Agencies1796600000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE episode ADD COLUMN agency text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE episode DROP COLUMN agency');
  }
}
