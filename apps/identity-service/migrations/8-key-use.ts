import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A key of a directory says on which day it was used last. */
export class KeyUse8 implements MigrationInterface {
  readonly name = 'KeyUse1799700000408';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE provisioning_key ADD COLUMN last_used_on date');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE provisioning_key DROP COLUMN last_used_on');
  }
}
