import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who looked up a child asks whoever leads to let them join, or to ring; it goes with its lookup. */
export class JoinRequests6 implements MigrationInterface {
  readonly name = 'JoinRequests1796700002900';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE join_request (
        id uuid PRIMARY KEY,
        lookup_id uuid NOT NULL REFERENCES lookup (id) ON DELETE CASCADE,
        authority text NOT NULL,
        reference text NOT NULL,
        answers text NOT NULL,
        wish text NOT NULL CHECK (wish IN ('join_team', 'ring_me')),
        asked_by text NOT NULL,
        asker_id uuid NOT NULL,
        asked_at timestamptz(3) NOT NULL,
        due_at timestamptz(3) NOT NULL,
        outcome text CHECK (outcome IN ('joins', 'will_ring', 'rang', 'declined')),
        because text,
        answered_by uuid,
        answered_at timestamptz(3),
        seen boolean NOT NULL DEFAULT false,
        CHECK ((outcome IS NULL) = (answered_by IS NULL) AND (outcome IS NULL) = (answered_at IS NULL)),
        CHECK ((outcome IS NOT DISTINCT FROM 'declined') = (because IS NOT NULL))
      );
      CREATE UNIQUE INDEX join_request_open ON join_request (lookup_id, authority, reference)
        WHERE outcome IS NULL OR outcome = 'will_ring';
      CREATE INDEX join_request_of_lookup ON join_request (lookup_id);
      CREATE INDEX join_request_to_answer ON join_request (answers, asked_at DESC, id DESC);
      CREATE INDEX join_request_of_asker ON join_request (asker_id, asked_at DESC, id DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE join_request');
  }
}
