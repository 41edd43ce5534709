import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MESSAGING_TABLES } from '@hub/messaging';

export class CreateDisputes1 implements MigrationInterface {
  readonly name = 'CreateDisputes1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MESSAGING_TABLES);
    await runner.query(`
      CREATE TABLE dispute (
        id uuid PRIMARY KEY,
        episode_id uuid NOT NULL,
        kind text NOT NULL,
        opened_by text NOT NULL,
        respondents text[] NOT NULL CHECK (cardinality(respondents) > 0),
        asked_for text NOT NULL,
        risk_of_harm boolean NOT NULL,
        state text NOT NULL CHECK (state IN ('open')),
        stage integer NOT NULL CHECK (stage BETWEEN 0 AND 4),
        opened_at timestamptz NOT NULL,
        version integer NOT NULL
      );
      CREATE INDEX dispute_opened_by ON dispute (opened_by, opened_at DESC);
      CREATE INDEX dispute_respondents ON dispute USING gin (respondents);

      CREATE TABLE episode_counterpart (
        episode_id uuid NOT NULL,
        authority text NOT NULL,
        PRIMARY KEY (episode_id, authority)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE episode_counterpart, dispute, outbox, outbox_sequence, inbox, idempotency',
    );
  }
}
