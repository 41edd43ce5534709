import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents whose content stays with the authority that added them; at a release it passes through, sealed to its recipient. */
export class ContentsHeldElsewhere13 implements MigrationInterface {
  readonly name = 'ContentsHeldElsewhere1796600000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE document_version ADD COLUMN digest text, ADD COLUMN own_reference text,
        ADD CHECK ((digest IS NULL) = (own_reference IS NULL));

      CREATE TABLE passage (
        release_id uuid PRIMARY KEY,
        document_id uuid NOT NULL REFERENCES document (id),
        content_key text NOT NULL,
        at timestamptz NOT NULL
      );
      CREATE INDEX passage_at ON passage (at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE passage; ALTER TABLE document_version DROP COLUMN digest, DROP COLUMN own_reference',
    );
  }
}
