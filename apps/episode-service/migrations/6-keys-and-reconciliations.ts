import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Records say under which key their tokens were made. A reconciliation is received beside the index, in parts that may be
 * sent again, and put in its place in one step.
 */
export class KeysAndReconciliations6 implements MigrationInterface {
  readonly name = 'KeysAndReconciliations1795000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE pointer ADD COLUMN key_version smallint NOT NULL DEFAULT 1;
      ALTER TABLE pointer ALTER COLUMN key_version DROP DEFAULT;

      CREATE TABLE reconciliation (
        id uuid PRIMARY KEY,
        authority text NOT NULL,
        state text NOT NULL CHECK (state IN ('receiving', 'complete', 'abandoned')),
        parts integer NOT NULL,
        pointers integer NOT NULL,
        removed integer,
        begun_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX reconciliation_one_receiving ON reconciliation (authority) WHERE state = 'receiving';

      CREATE TABLE reconciliation_part (
        reconciliation uuid NOT NULL REFERENCES reconciliation (id),
        part integer NOT NULL,
        pointers integer NOT NULL,
        PRIMARY KEY (reconciliation, part)
      );

      CREATE TABLE staged_pointer (
        reconciliation uuid NOT NULL,
        part integer NOT NULL,
        line integer NOT NULL,
        reference text NOT NULL,
        content bigint NOT NULL,
        envelope bytea NOT NULL,
        keys bigint[] NOT NULL,
        value_tokens bigint[] NOT NULL,
        household_token bigint,
        key_version smallint NOT NULL
      );
      CREATE INDEX staged_pointer_of_reference ON staged_pointer (reconciliation, reference);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE staged_pointer, reconciliation_part, reconciliation; ALTER TABLE pointer DROP COLUMN key_version',
    );
  }
}
