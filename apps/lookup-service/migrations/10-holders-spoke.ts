import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answered questions about records that must not show are listed until their holder has spoken. */
export class HoldersSpoke10 implements MigrationInterface {
  readonly name = 'HoldersSpoke1796700003800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX lookup_question_to_contact ON lookup_question (authority, asked_at)
        WHERE state = 'same_child' AND handling <> 'ordinary'
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX lookup_question_to_contact');
  }
}
