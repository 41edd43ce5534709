import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MESSAGING_TABLES } from '@hub/messaging';

export class CreateDeliveries1 implements MigrationInterface {
  readonly name = 'CreateDeliveries1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MESSAGING_TABLES);
    await runner.query(`
      CREATE TABLE delivery_stream (
        authority text PRIMARY KEY,
        last bigint NOT NULL
      );

      CREATE TABLE delivery (
        authority text NOT NULL,
        sequence bigint NOT NULL,
        message_id uuid NOT NULL,
        type text NOT NULL,
        about text NOT NULL,
        envelope jsonb NOT NULL,
        stored_at timestamptz NOT NULL DEFAULT now(),
        sent_at timestamptz,
        confirmed_at timestamptz,
        reported boolean NOT NULL DEFAULT false,
        PRIMARY KEY (authority, sequence),
        UNIQUE (authority, message_id)
      );
      CREATE INDEX delivery_unconfirmed ON delivery (sent_at) WHERE confirmed_at IS NULL AND NOT reported;
      CREATE INDEX delivery_unsent ON delivery (authority, sequence) WHERE sent_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE delivery, delivery_stream, outbox, outbox_sequence, inbox, idempotency',
    );
  }
}
