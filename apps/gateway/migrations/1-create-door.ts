import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MESSAGING_TABLES } from '@hub/messaging';

export class CreateDoor1 implements MigrationInterface {
  readonly name = 'CreateDoor1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MESSAGING_TABLES);
    await runner.query(`
      CREATE TABLE oidc_record (
        model text NOT NULL,
        id text NOT NULL,
        payload jsonb NOT NULL,
        grant_id text,
        uid text,
        user_code text,
        expires_at timestamptz,
        consumed_at timestamptz,
        PRIMARY KEY (model, id)
      );
      CREATE INDEX oidc_record_grant ON oidc_record (grant_id) WHERE grant_id IS NOT NULL;
      CREATE INDEX oidc_record_uid ON oidc_record (uid) WHERE uid IS NOT NULL;
      CREATE INDEX oidc_record_expiry ON oidc_record (expires_at);

      CREATE TABLE parked_message (
        id uuid PRIMARY KEY,
        authority text NOT NULL,
        message_id text NOT NULL,
        type text NOT NULL,
        reason text NOT NULL,
        body bytea NOT NULL,
        parked_at timestamptz NOT NULL
      );
      CREATE INDEX parked_message_newest ON parked_message (parked_at DESC, id DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE parked_message, oidc_record, outbox, outbox_sequence, inbox, idempotency',
    );
  }
}
