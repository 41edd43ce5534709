import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The whole life of a dispute: its record sealed, its rungs and outcomes in clear for figures, ladders by version, who was appointed. */
export class TheLadder2 implements MigrationInterface {
  readonly name = 'TheLadder1796500000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ladder (
        version integer PRIMARY KEY,
        body jsonb NOT NULL,
        first_used_at timestamptz NOT NULL DEFAULT now()
      );

      ALTER TABLE dispute DROP CONSTRAINT dispute_state_check;
      ALTER TABLE dispute
        ADD CHECK (state IN ('open', 'arbitration', 'resolved', 'carried_out', 'withdrawn', 'to_safeguarding')),
        ADD COLUMN transfer_id uuid,
        ADD COLUMN ended_at timestamptz,
        ADD COLUMN sealed bytea,
        -- Disputes from before records were sealed; the next change seals them.
        ADD COLUMN unsealed jsonb,
        ALTER COLUMN asked_for DROP NOT NULL;
      UPDATE dispute SET unsealed = jsonb_build_object(
        'id', id, 'episodeId', episode_id, 'kind', kind, 'openedBy', opened_by, 'respondents', to_jsonb(respondents), 'askedFor', asked_for,
        'supportInPlace', 'The support in place goes on, and the Lead Professional stays, until there is an outcome.',
        'riskOfHarm', risk_of_harm, 'state', state, 'stage', stage, 'ladder', 1, 'statements', '[]'::jsonb, 'offers', '[]'::jsonb, 'arbitrators', '[]'::jsonb,
        'stages', jsonb_build_array(jsonb_build_object('stage', stage, 'enteredAt', to_char(opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'answered', '[]'::jsonb, 'missed', '[]'::jsonb)),
        'earlierOutcomes', '[]'::jsonb, 'openedAt', to_char(opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'overdue', 0, 'version', version,
        'dueAt', to_char((now() + interval '7 days') AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
      INSERT INTO timer (kind, subject, due_at) SELECT 'dispute', id, now() + interval '7 days' FROM dispute;
      ALTER TABLE dispute DROP COLUMN asked_for, ADD CHECK (num_nonnulls(sealed, unsealed) = 1);
      CREATE UNIQUE INDEX dispute_about_transfer ON dispute (transfer_id);
      CREATE INDEX dispute_of_episode ON dispute (episode_id);

      CREATE TABLE dispute_rung (
        dispute_id uuid NOT NULL REFERENCES dispute (id),
        place integer NOT NULL,
        stage integer NOT NULL,
        parties text[] NOT NULL,
        entered_at timestamptz NOT NULL,
        left_at timestamptz,
        how text,
        missed text[] NOT NULL,
        PRIMARY KEY (dispute_id, place)
      );
      CREATE INDEX dispute_rung_entered ON dispute_rung (entered_at);

      -- What stands on each party's record.
      CREATE TABLE outcome_record (
        dispute_id uuid NOT NULL REFERENCES dispute (id),
        authority text NOT NULL,
        recorded_at timestamptz NOT NULL,
        carried_out_at timestamptz,
        PRIMARY KEY (dispute_id, authority, recorded_at)
      );

      CREATE TABLE appointment (
        dispute_id uuid NOT NULL REFERENCES dispute (id),
        person_id uuid NOT NULL,
        authority text NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (dispute_id, person_id)
      );
      CREATE INDEX appointment_authority ON appointment (authority, person_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE appointment, outcome_record, dispute_rung, ladder');
  }
}
