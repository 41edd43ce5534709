import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when a person has answered what whoever asked has not read. */
export class AnswersUnread21 implements MigrationInterface {
  readonly name = 'AnswersUnread1798800000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE lookup ADD COLUMN unread_since timestamptz(3);
      CREATE INDEX lookup_unread ON lookup (id) WHERE unread_since IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE lookup DROP COLUMN unread_since');
  }
}
