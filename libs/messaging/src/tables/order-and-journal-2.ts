import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Order kept by the inbox, messages that wait or were given up, and the journal. */
export class OrderAndJournal2 implements MigrationInterface {
  readonly name = 'OrderAndJournal1795000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE outbox ADD COLUMN sequence bigint, ADD COLUMN tried_at timestamptz;
      UPDATE outbox SET sequence = (envelope->>'sequence')::bigint;
      ALTER TABLE outbox ALTER COLUMN envelope TYPE text USING (envelope - 'sequence')::text, ALTER COLUMN sequence SET NOT NULL;
      ALTER TABLE outbox ADD COLUMN resent boolean NOT NULL DEFAULT false;
      CREATE INDEX outbox_unroutable ON outbox (tried_at) WHERE state = 'unroutable';

      -- What the broker confirmed, kept for a week: a confirm says that some queue took it, not that every one did.
      CREATE TABLE outbox_sent (
        message_id uuid PRIMARY KEY,
        type text NOT NULL,
        sequence bigint NOT NULL,
        envelope text NOT NULL,
        sent_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX outbox_sent_at ON outbox_sent USING brin (sent_at);
      CREATE INDEX inbox_handled_at ON inbox USING brin (handled_at);

      -- The last place of each producer's stream of an aggregate that took effect here.
      CREATE TABLE inbox_cursor (
        source text NOT NULL,
        key text NOT NULL,
        last bigint NOT NULL,
        held integer NOT NULL DEFAULT 0,
        PRIMARY KEY (source, key)
      ) WITH (fillfactor = 80);
      CREATE INDEX inbox_cursor_held ON inbox_cursor (source, key) WHERE held > 0;

      -- gap: waits for its predecessors. retry: failed, tried again at next_attempt_at. parked: given up.
      -- discarded: by operations, skipped when its turn comes.
      CREATE TABLE inbox_hold (
        source text NOT NULL,
        key text NOT NULL,
        sequence bigint NOT NULL,
        message_id uuid NOT NULL UNIQUE,
        envelope text NOT NULL,
        reason text NOT NULL CHECK (reason IN ('gap', 'retry', 'parked', 'discarded')),
        attempts integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz,
        replay_item uuid,
        held_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (source, key, sequence)
      );

      -- Messages that belong to no stream as they stand: unreadable, of an unknown type, or with a place taken by another.
      CREATE TABLE inbox_unreadable (
        message_id uuid PRIMARY KEY,
        reason text NOT NULL,
        routing_key text NOT NULL,
        body bytea NOT NULL,
        replay_item uuid,
        received_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE journal (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT now(),
        events text NOT NULL
      ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE journal, inbox_unreadable, inbox_hold, inbox_cursor, outbox_sent;
      DROP INDEX inbox_handled_at;
      ALTER TABLE outbox ALTER COLUMN envelope TYPE jsonb USING envelope::jsonb || jsonb_build_object('sequence', lpad(sequence::text, 10, '0'));
      ALTER TABLE outbox DROP COLUMN sequence, DROP COLUMN tried_at, DROP COLUMN resent;
    `);
  }
}
