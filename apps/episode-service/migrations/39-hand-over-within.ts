import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The lead passes between two people of one authority too; and against a family’s no only for a reason of which it was told. */
export class HandOverWithin39 implements MigrationInterface {
  readonly name = 'HandOverWithin1798600000039';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE transfer
        DROP CONSTRAINT transfer_check,
        ADD COLUMN goes_on_because text,
        ADD COLUMN family_told_on date,
        ADD CHECK ((goes_on_because IS NULL) = (family_told_on IS NULL));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM transfer WHERE from_authority = to_authority;
      ALTER TABLE transfer DROP COLUMN family_told_on, DROP COLUMN goes_on_because;
      ALTER TABLE transfer ADD CONSTRAINT transfer_check CHECK (to_authority <> from_authority);
    `);
  }
}
