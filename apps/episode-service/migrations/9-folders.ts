import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Folders of episodes: documents in versions, their contents as sealed chunks. */
export class Folders9 implements MigrationInterface {
  readonly name = 'Folders1796000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE document (
        id uuid PRIMARY KEY,
        episode_id uuid NOT NULL REFERENCES episode (id),
        authority text NOT NULL,
        category text NOT NULL,
        version integer NOT NULL
      );
      CREATE INDEX document_of_episode ON document (episode_id);

      CREATE TABLE document_version (
        document_id uuid NOT NULL REFERENCES document (id),
        version integer NOT NULL,
        media_type text NOT NULL,
        size integer NOT NULL,
        added_by uuid,
        added_at timestamptz NOT NULL,
        PRIMARY KEY (document_id, version)
      );

      -- Written before its document is: what never becomes one is taken away.
      CREATE TABLE content_upload (
        document_id uuid NOT NULL,
        version integer NOT NULL,
        begun_at timestamptz NOT NULL,
        PRIMARY KEY (document_id, version)
      );

      CREATE TABLE content_chunk (
        document_id uuid NOT NULL,
        version integer NOT NULL,
        number integer NOT NULL,
        bytes bytea NOT NULL,
        PRIMARY KEY (document_id, version, number)
      );
      -- Ciphertext cannot be compressed.
      ALTER TABLE content_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

      ALTER TABLE episode ADD COLUMN next_review_on date;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE episode DROP COLUMN next_review_on; DROP TABLE content_chunk, content_upload, document_version, document',
    );
  }
}
