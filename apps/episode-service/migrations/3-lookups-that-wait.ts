import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The details of a lookup that waits to be confirmed are kept sealed until it is decided, and no longer. */
export class LookupsThatWait3 implements MigrationInterface {
  readonly name = 'LookupsThatWait1795000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE lookup ADD COLUMN question bytea, ADD COLUMN confirm_by timestamptz, ADD COLUMN decided_by uuid,
        ADD CONSTRAINT lookup_waits_with_a_clock CHECK ((question IS NULL) = (confirm_by IS NULL));
      CREATE INDEX lookup_waiting ON lookup (authority, asked_at) WHERE confirm_by IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE lookup DROP COLUMN question, DROP COLUMN confirm_by, DROP COLUMN decided_by',
    );
  }
}
