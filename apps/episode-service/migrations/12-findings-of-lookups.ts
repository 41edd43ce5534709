import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose records a lookup found, so that a family can be told who looked. */
export class FindingsOfLookups12 implements MigrationInterface {
  readonly name = 'FindingsOfLookups1796600000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lookup_finding (
        authority text NOT NULL,
        reference text NOT NULL,
        lookup_id uuid NOT NULL REFERENCES lookup (id) ON DELETE CASCADE,
        message uuid NOT NULL,
        PRIMARY KEY (authority, reference, lookup_id)
      );
      CREATE INDEX lookup_finding_of_lookup ON lookup_finding (lookup_id);

      -- What led to no episode is forgotten after a while.
      CREATE INDEX lookup_asked ON lookup (asked_at);
      CREATE INDEX episode_lookup ON episode (lookup_id);
      CREATE INDEX lookup_review_of_lookup ON lookup_review (lookup_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE lookup_finding; DROP INDEX lookup_asked, episode_lookup, lookup_review_of_lookup',
    );
  }
}
