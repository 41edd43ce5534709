import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MESSAGING_TABLES } from '@hub/messaging';

export class CreateMonitor1 implements MigrationInterface {
  readonly name = 'CreateMonitor1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MESSAGING_TABLES);
    await runner.query(`
      -- The journal: append only, and the truth from which the projections below are made.
      CREATE TABLE journal_batch (
        service text NOT NULL,
        id bigint NOT NULL,
        PRIMARY KEY (service, id)
      );

      CREATE TABLE journal_entry (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL,
        service text NOT NULL,
        -- Of the service's journal: entries of one message by one service happened in this order, however they arrived.
        batch bigint NOT NULL,
        kind text NOT NULL,
        message_id uuid NOT NULL,
        detail jsonb NOT NULL
      );
      CREATE INDEX journal_entry_message ON journal_entry (message_id);

      -- Projections.
      CREATE TABLE projection (
        only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
        projected_to bigint NOT NULL,
        projected_at timestamptz,
        rebuilding boolean NOT NULL DEFAULT false
      );
      INSERT INTO projection (projected_to) VALUES (0);

      CREATE TABLE message (
        id uuid PRIMARY KEY,
        at timestamptz NOT NULL,
        producer text NOT NULL,
        state text NOT NULL,
        type text,
        conversation uuid,
        causation uuid,
        subject text,
        sequence bigint,
        from_authority text,
        to_authorities text[],
        trace text,
        published_at timestamptz
      ) WITH (fillfactor = 80);
      CREATE INDEX message_newest ON message (at DESC, id DESC);
      CREATE INDEX message_conversation ON message (conversation, at);
      CREATE INDEX message_subject ON message (subject, at);
      CREATE INDEX message_trace ON message (trace) WHERE trace IS NOT NULL;
      CREATE INDEX message_type ON message (type, at DESC, id DESC);
      CREATE INDEX message_open ON message (state, at DESC, id DESC) WHERE state IN ('enqueued', 'unroutable', 'published', 'waiting', 'parked', 'discarded');

      CREATE TABLE handling (
        message_id uuid NOT NULL,
        consumer text NOT NULL,
        last text NOT NULL,
        batch bigint NOT NULL,
        at timestamptz NOT NULL,
        since timestamptz NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        duplicates integer NOT NULL DEFAULT 0,
        waited_ms double precision,
        worked_ms double precision,
        error text,
        fingerprint text,
        failed_batch bigint,
        PRIMARY KEY (message_id, consumer)
      ) WITH (fillfactor = 80);
      CREATE INDEX handling_open ON handling (at) WHERE last IN ('held', 'deferred', 'parked', 'sent');
      CREATE INDEX handling_failed ON handling (fingerprint, at) WHERE fingerprint IS NOT NULL;
      CREATE INDEX handling_authority ON handling (at) WHERE consumer LIKE 'E09%';

      CREATE TABLE endpoint_minute (
        minute timestamptz NOT NULL,
        service text NOT NULL,
        type text NOT NULL,
        measure text NOT NULL CHECK (measure IN ('waiting', 'working', 'failed')),
        bucket integer NOT NULL,
        count bigint NOT NULL,
        PRIMARY KEY (minute, service, type, measure, bucket)
      );

      CREATE TABLE failure_group (
        fingerprint text NOT NULL,
        service text NOT NULL,
        type text NOT NULL,
        error text NOT NULL,
        failures bigint NOT NULL,
        first_at timestamptz NOT NULL,
        last_at timestamptz NOT NULL,
        PRIMARY KEY (fingerprint, service, type)
      );

      CREATE TABLE saga (
        id text PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('transfer', 'dispute')),
        last text NOT NULL,
        batch bigint NOT NULL,
        started_at timestamptz NOT NULL,
        moved_at timestamptz NOT NULL
      );

      -- Not made from the journal.
      CREATE TABLE service_state (
        service text NOT NULL,
        instance text NOT NULL,
        at timestamptz NOT NULL,
        figures jsonb NOT NULL,
        PRIMARY KEY (service, instance)
      );

      CREATE TABLE dead_letter (
        id uuid PRIMARY KEY,
        message_id uuid NOT NULL,
        service text NOT NULL,
        type text NOT NULL,
        error text NOT NULL,
        fingerprint text NOT NULL,
        state text NOT NULL,
        failures integer NOT NULL,
        first_at timestamptz(3) NOT NULL,
        changed_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        UNIQUE (service, message_id)
      );
      CREATE INDEX dead_letter_newest ON dead_letter (first_at DESC, id DESC);

      CREATE TABLE replay (
        id uuid PRIMARY KEY,
        state text NOT NULL,
        reason text NOT NULL,
        rate_per_second integer NOT NULL,
        step integer NOT NULL,
        failed_before integer NOT NULL,
        needs_approval boolean NOT NULL,
        requested_by text NOT NULL,
        requested_at timestamptz(3) NOT NULL,
        approved_by text CHECK (approved_by <> requested_by),
        stopped_because text,
        finished_at timestamptz(3),
        version integer NOT NULL
      );

      CREATE TABLE replay_item (
        id uuid PRIMARY KEY,
        replay_id uuid NOT NULL REFERENCES replay,
        dead_letter_id uuid NOT NULL REFERENCES dead_letter,
        place integer NOT NULL,
        state text NOT NULL,
        UNIQUE (replay_id, dead_letter_id)
      );
      CREATE INDEX replay_item_waiting ON replay_item (replay_id, place) WHERE state = 'waiting';

      CREATE TABLE resend (
        message_id uuid PRIMARY KEY,
        times integer NOT NULL,
        last_at timestamptz NOT NULL
      );

      CREATE TABLE ledger (
        number bigint PRIMARY KEY,
        at timestamptz(3) NOT NULL,
        by text NOT NULL,
        action text NOT NULL,
        subject text NOT NULL,
        outcome text NOT NULL,
        reason text,
        previous_hash text NOT NULL,
        hash text NOT NULL
      );
      CREATE INDEX ledger_subject ON ledger (subject, number);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE ledger, resend, replay_item, replay, dead_letter, service_state, saga, failure_group, endpoint_minute, handling,
        message, projection, journal_entry, journal_batch, outbox, outbox_sequence, inbox, idempotency
    `);
  }
}
