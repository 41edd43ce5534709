import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is wrong and how it was put right, and what those who were told of it owe. */
export class Corrections31 implements MigrationInterface {
  readonly name = 'Corrections1798000000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SEQUENCE incident_number;
      CREATE TABLE correction (
        id uuid PRIMARY KEY,
        episode_id uuid NOT NULL REFERENCES episode (id),
        kind text NOT NULL CHECK (kind IN ('wrong_child', 'wrong_fact', 'duplicate', 'sent_too_wide')),
        about text NOT NULL CHECK (about IN ('episode', 'episode_fact', 'document', 'consent', 'lookup', 'pointer')),
        about_id uuid,
        document_version integer,
        field text,
        own_reference text,
        because text NOT NULL,
        state text NOT NULL CHECK (state IN ('raised', 'made', 'declined')),
        raised_by text NOT NULL,
        raiser_id uuid NOT NULL,
        raised_at timestamptz(3) NOT NULL,
        answers text NOT NULL,
        due_at timestamptz(3) NOT NULL,
        incident text UNIQUE,
        decided_by uuid,
        decided_at timestamptz(3),
        declined_because text,
        former_reference text,
        asked_again boolean,
        version integer NOT NULL,
        CHECK ((state = 'raised') = (decided_at IS NULL)),
        CHECK ((state = 'declined') = (declined_because IS NOT NULL)),
        CHECK ((state = 'made') = (asked_again IS NOT NULL)),
        -- Whoever raised it does not approve it.
        CHECK (state <> 'made' OR decided_by <> raiser_id)
      );
      CREATE INDEX correction_of_episode ON correction (episode_id);
      CREATE INDEX correction_raised_by ON correction (raised_by, raised_at DESC, id DESC);
      CREATE INDEX correction_answered_by ON correction (answers, raised_at DESC, id DESC);

      CREATE TABLE correction_notice (
        correction_id uuid NOT NULL REFERENCES correction (id),
        authority text NOT NULL,
        opened_at timestamptz(3) NOT NULL,
        remind_at timestamptz(3) NOT NULL,
        due_at timestamptz(3) NOT NULL,
        reminded_at timestamptz(3),
        escalated_at timestamptz(3),
        answer jsonb,
        PRIMARY KEY (correction_id, authority)
      );
      CREATE INDEX correction_notice_to ON correction_notice (authority, correction_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE correction_notice, correction; DROP SEQUENCE incident_number');
  }
}
