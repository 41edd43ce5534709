import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two workflows may be about one thing: what a family said, and that it ends soon. */
export class WorkflowsOfOneSubject5 implements MigrationInterface {
  readonly name = 'WorkflowsOfOneSubject1798200000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE waiting DROP CONSTRAINT waiting_pkey, ADD PRIMARY KEY (subject, workflow, place)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      "DELETE FROM waiting WHERE workflow = 'consent'; ALTER TABLE waiting DROP CONSTRAINT waiting_pkey, ADD PRIMARY KEY (subject, place)",
    );
  }
}
