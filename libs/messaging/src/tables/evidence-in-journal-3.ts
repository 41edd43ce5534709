import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the evidence ledger is to keep of a request, written with its effect and carried like the journal. */
export class EvidenceInJournal3 implements MigrationInterface {
  readonly name = 'EvidenceInJournal1796000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE journal ADD COLUMN evidence text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE journal DROP COLUMN evidence');
  }
}
