import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents that a correction holds back: sent too wide, or of the wrong child. */
export class WithheldDocuments17 implements MigrationInterface {
  readonly name = 'WithheldDocuments1798200000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE withheld_document (
        correction_id uuid PRIMARY KEY,
        document_id uuid NOT NULL,
        because text NOT NULL CHECK (because IN ('sent_too_wide', 'wrong_child'))
      );
      CREATE INDEX withheld_document_by_document ON withheld_document (document_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE withheld_document');
  }
}
