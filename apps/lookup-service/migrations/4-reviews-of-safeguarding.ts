import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A lookup for safeguarding is reviewed for being one. */
export class ReviewsOfSafeguarding4 implements MigrationInterface {
  readonly name = 'ReviewsOfSafeguarding1796700001570';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE lookup_review DROP CONSTRAINT lookup_review_because_check,
        ADD CONSTRAINT lookup_review_because_check
          CHECK (because IN ('sample', 'canary', 'safeguarding'))
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE lookup_review SET because = 'sample' WHERE because = 'safeguarding';
      ALTER TABLE lookup_review DROP CONSTRAINT lookup_review_because_check,
        ADD CONSTRAINT lookup_review_because_check CHECK (because IN ('sample', 'canary'))
    `);
  }
}
