import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents whose content stays with the authority that added them, and passes through at a release. */
export class ContentsHeldElsewhere6 implements MigrationInterface {
  readonly name = 'ContentsHeldElsewhere1796600000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE document ADD COLUMN held boolean NOT NULL DEFAULT false;
      ALTER TABLE release ADD COLUMN held boolean NOT NULL DEFAULT false;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE release DROP COLUMN held; ALTER TABLE document DROP COLUMN held',
    );
  }
}
