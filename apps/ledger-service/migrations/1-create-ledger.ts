import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MESSAGING_TABLES } from '@hub/messaging';

export class CreateLedger1 implements MigrationInterface {
  readonly name = 'CreateLedger1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MESSAGING_TABLES);
    await runner.query(`
      -- What was taken in, so that the same evidence delivered again makes no second leaf.
      CREATE TABLE source (
        service text NOT NULL,
        id bigint NOT NULL,
        PRIMARY KEY (service, id)
      );

      CREATE TABLE leaf (
        index bigint PRIMARY KEY,
        entry text NOT NULL,
        message uuid NOT NULL,
        episode uuid,
        authorities text[] NOT NULL
      );
      CREATE INDEX leaf_message ON leaf (message);
      CREATE INDEX leaf_episode ON leaf (episode, index) WHERE episode IS NOT NULL;

      CREATE TABLE tile (
        level smallint NOT NULL,
        index bigint NOT NULL,
        hashes bytea NOT NULL,
        PRIMARY KEY (level, index)
      );
      -- A full tile is as large as a page, and hashes cannot be compressed.
      ALTER TABLE tile ALTER COLUMN hashes SET STORAGE EXTERNAL;

      CREATE TABLE checkpoint (
        size bigint PRIMARY KEY,
        note text NOT NULL,
        at timestamptz NOT NULL
      );

      -- Locked by whoever appends.
      CREATE TABLE tree (
        only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
        size bigint NOT NULL
      );
      INSERT INTO tree (size) VALUES (0);

      CREATE TABLE witness (
        authority text PRIMARY KEY,
        verifier text NOT NULL
      );

      CREATE TABLE cosignature (
        size bigint NOT NULL REFERENCES checkpoint (size),
        authority text NOT NULL,
        line text NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (size, authority)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE cosignature, witness, tree, checkpoint, tile, leaf, source, outbox, outbox_sequence, inbox, idempotency',
    );
  }
}
