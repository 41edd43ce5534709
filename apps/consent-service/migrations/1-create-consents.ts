import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MESSAGING_TABLES } from '@hub/messaging';

export class CreateConsents1 implements MigrationInterface {
  readonly name = 'CreateConsents1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MESSAGING_TABLES);
    await runner.query(`
      CREATE TABLE consent (
        id uuid PRIMARY KEY,
        episode_id uuid NOT NULL,
        authority text NOT NULL,
        state text NOT NULL CHECK (state IN ('granted', 'refused', 'withdrawn')),
        given_by jsonb NOT NULL,
        purpose text NOT NULL,
        scope text[] NOT NULL,
        recipients jsonb NOT NULL,
        sensitive_services boolean NOT NULL,
        evidence_reference text NOT NULL,
        given_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        withdrawn_at timestamptz,
        withdrawn_by text,
        version integer NOT NULL,
        CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL AND withdrawn_by IS NOT NULL))
      );
      CREATE INDEX consent_of_episode ON consent (episode_id);

      CREATE TABLE consent_receipt (
        consent_id uuid NOT NULL REFERENCES consent (id),
        notice text NOT NULL CHECK (notice IN ('granted', 'withdrawn')),
        authority text NOT NULL,
        told_at timestamptz,
        received_at timestamptz,
        PRIMARY KEY (consent_id, notice, authority)
      );

      CREATE TABLE episode_counterpart (
        episode_id uuid NOT NULL,
        authority text NOT NULL,
        PRIMARY KEY (episode_id, authority)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE episode_counterpart, consent_receipt, consent, outbox, outbox_sequence, inbox, idempotency',
    );
  }
}
