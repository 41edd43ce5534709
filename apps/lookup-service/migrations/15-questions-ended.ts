import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions about the record of a wrong child wait for nobody. */
export class QuestionsEnded15 implements MigrationInterface {
  readonly name = 'QuestionsEnded1798200000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE lookup_question
        DROP CONSTRAINT lookup_question_state_check,
        ADD CHECK (state IN ('waiting', 'same_child', 'another_child', 'ended'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM lookup_question WHERE state = 'ended'");
  }
}
