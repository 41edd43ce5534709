import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tokens of the exact matching say nothing to the new one: the index begins empty, and answers `stale` for an authority
 * until it has reconciled again. Tokens are the first 64 bits of a keyed hash: two that are the same by chance cost a
 * look at one record more. A pointer keeps its own tokens, so that they are taken back without an index of their own.
 */
export class IndexByBlockingKeys2 implements MigrationInterface {
  readonly name = 'IndexByBlockingKeys1795000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE pointer_token, pointer;
      DELETE FROM pointer_freshness;

      CREATE TABLE pointer (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        authority text NOT NULL,
        reference text NOT NULL,
        content bigint NOT NULL,
        envelope bytea NOT NULL,
        received_at timestamptz NOT NULL,
        keys bigint[] NOT NULL,
        value_tokens bigint[] NOT NULL,
        household_token bigint,
        UNIQUE (authority, reference)
      );

      CREATE TABLE pointer_token (
        token bigint NOT NULL,
        pointer bigint NOT NULL,
        PRIMARY KEY (token, pointer)
      );

      CREATE TABLE value_count (
        token bigint NOT NULL,
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
      DROP TABLE another_child, lookup_question, index_size, value_count, pointer_token, pointer;
      DELETE FROM pointer_freshness;
      CREATE TABLE pointer (
        authority text NOT NULL, reference text NOT NULL, envelope bytea NOT NULL, received_at timestamptz NOT NULL,
        PRIMARY KEY (authority, reference)
      );
      CREATE TABLE pointer_token (
        token bytea NOT NULL, authority text NOT NULL, reference text NOT NULL, PRIMARY KEY (token, authority, reference),
        FOREIGN KEY (authority, reference) REFERENCES pointer (authority, reference) ON DELETE CASCADE
      );
      CREATE INDEX pointer_token_of_pointer ON pointer_token (authority, reference);
    `);
  }
}
