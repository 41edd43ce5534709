import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until when a person should say whether a record is the child. */
export class QuestionsWithAClock17 implements MigrationInterface {
  readonly name = 'QuestionsWithAClock1798600000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE lookup_question ADD COLUMN answer_by timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE lookup_question DROP COLUMN answer_by');
  }
}
