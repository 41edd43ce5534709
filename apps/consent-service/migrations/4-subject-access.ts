import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests of families to see what is on record. */
export class SubjectAccess4 implements MigrationInterface {
  readonly name = 'SubjectAccess1796600000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE subject_access (
        id uuid PRIMARY KEY,
        episode_id uuid NOT NULL,
        authority text NOT NULL,
        gathered_at timestamptz NOT NULL,
        ready_at timestamptz,
        -- Sealed, and so not to be compressed.
        content bytea NOT NULL
      );
      ALTER TABLE subject_access ALTER COLUMN content SET STORAGE EXTERNAL;
      CREATE INDEX subject_access_of_authority ON subject_access (authority, gathered_at DESC, id DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE subject_access');
  }
}
