import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Authorities keep their own staff: who enrolled somebody, and since when they act here no more. */
export class KeepStaff4 implements MigrationInterface {
  readonly name = 'KeepStaff1796700000404';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE person
        ADD COLUMN enrolled_by uuid REFERENCES person (id),
        ADD COLUMN ended_at timestamptz(3),
        ADD COLUMN ended_because text,
        ADD COLUMN version integer NOT NULL DEFAULT 1,
        ADD CONSTRAINT person_ends_with_reason CHECK ((ended_at IS NULL) = (ended_because IS NULL));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE person DROP COLUMN enrolled_by, DROP COLUMN ended_at, DROP COLUMN ended_because,
        DROP COLUMN version;
    `);
  }
}
