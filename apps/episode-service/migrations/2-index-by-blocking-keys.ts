import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tokens of the exact matching say nothing to the new one: the index begins empty, and answers `stale` for an authority
 * until it has reconciled again.
 */
export class IndexByBlockingKeys2 implements MigrationInterface {
  readonly name = 'IndexByBlockingKeys2';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM pointer;
      DELETE FROM pointer_freshness;
      ALTER TABLE pointer ADD COLUMN value_tokens bytea[] NOT NULL;
      ALTER TABLE pointer ADD COLUMN household_token bytea;

      CREATE TABLE value_count (
        token bytea NOT NULL,
        authority text NOT NULL,
        count integer NOT NULL,
        household boolean NOT NULL,
        PRIMARY KEY (token, authority)
      );

      CREATE TABLE index_size (
        authority text PRIMARY KEY,
        records integer NOT NULL,
        in_households bigint NOT NULL,
        together bigint NOT NULL
      );

      CREATE TABLE lookup_question (
        id uuid PRIMARY KEY,
        lookup_id uuid NOT NULL REFERENCES lookup (id),
        authority text NOT NULL,
        reference text NOT NULL,
        because text NOT NULL,
        state text NOT NULL CHECK (state IN ('waiting', 'same_child', 'another_child')),
        asked_at timestamptz NOT NULL,
        answered_at timestamptz,
        answered_by uuid
      );
      CREATE INDEX lookup_question_waiting ON lookup_question (authority, asked_at) WHERE state = 'waiting';
      CREATE INDEX lookup_question_of_lookup ON lookup_question (lookup_id);

      CREATE TABLE another_child (
        child_hash text NOT NULL,
        authority text NOT NULL,
        reference text NOT NULL,
        said_at timestamptz NOT NULL,
        PRIMARY KEY (child_hash, authority, reference)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE another_child, lookup_question, index_size, value_count;
      DELETE FROM pointer;
      DELETE FROM pointer_freshness;
      ALTER TABLE pointer DROP COLUMN value_tokens, DROP COLUMN household_token;
    `);
  }
}
