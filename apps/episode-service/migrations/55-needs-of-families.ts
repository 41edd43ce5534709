import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a family needs to be spoken with, as codes; erased with the content of its case. */
export class NeedsOfFamilies55 implements MigrationInterface {
  readonly name = 'NeedsOfFamilies1798800000055';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE episode ADD COLUMN needs jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE episode DROP COLUMN needs');
  }
}
