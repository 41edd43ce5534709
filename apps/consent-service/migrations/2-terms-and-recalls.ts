import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Consents with terms of their own, an end of any kind, and what each holder owes after it. */
export class TermsAndRecalls2 implements MigrationInterface {
  readonly name = 'TermsAndRecalls1796000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE consent DROP CONSTRAINT consent_state_check, DROP CONSTRAINT consent_check;
      ALTER TABLE consent RENAME COLUMN withdrawn_at TO ended_at;
      ALTER TABLE consent RENAME COLUMN withdrawn_by TO ended_by;
      ALTER TABLE consent DROP COLUMN sensitive_services;
      ALTER TABLE consent
        ADD COLUMN purposes text[],
        ADD COLUMN categories text[],
        ADD COLUMN excluded_services text[],
        ADD COLUMN sensitive_services text[],
        ADD COLUMN expires_at timestamptz,
        ADD COLUMN language text,
        ADD COLUMN explained text,
        ADD COLUMN supersedes uuid REFERENCES consent (id),
        ADD COLUMN superseded_by uuid,
        ADD CHECK (state IN ('granted', 'refused', 'withdrawn', 'expired', 'superseded')),
        ADD CHECK ((state IN ('withdrawn', 'expired', 'superseded')) = (ended_at IS NOT NULL)),
        ADD CHECK ((state = 'withdrawn') = (ended_by IS NOT NULL));
      CREATE INDEX consent_that_expires ON consent (expires_at) WHERE state = 'granted' AND expires_at IS NOT NULL;

      CREATE TABLE recall (
        consent_id uuid NOT NULL REFERENCES consent (id),
        authority text NOT NULL,
        opened_at timestamptz NOT NULL,
        remind_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        reminded_at timestamptz,
        escalated_at timestamptz,
        answer jsonb,
        PRIMARY KEY (consent_id, authority)
      );
      CREATE INDEX recall_to_remind ON recall (remind_at) WHERE answer IS NULL AND reminded_at IS NULL AND escalated_at IS NULL;
      CREATE INDEX recall_to_escalate ON recall (due_at) WHERE answer IS NULL AND escalated_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE recall;
      ALTER TABLE consent
        DROP COLUMN purposes, DROP COLUMN categories, DROP COLUMN excluded_services, DROP COLUMN sensitive_services, DROP COLUMN expires_at,
        DROP COLUMN language, DROP COLUMN explained, DROP COLUMN supersedes, DROP COLUMN superseded_by;
      ALTER TABLE consent RENAME COLUMN ended_at TO withdrawn_at;
      ALTER TABLE consent RENAME COLUMN ended_by TO withdrawn_by;
      ALTER TABLE consent ADD COLUMN sensitive_services boolean NOT NULL DEFAULT false;
    `);
  }
}
