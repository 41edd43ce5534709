import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who asks to lead, and why a lead stays although the child has moved. */
export class LeadRequests52 implements MigrationInterface {
  readonly name = 'LeadRequests1799400000052';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lead_request (
        id uuid PRIMARY KEY,
        episode_id uuid NOT NULL REFERENCES episode (id),
        term integer NOT NULL,
        authority text NOT NULL,
        person_id uuid,
        because text NOT NULL,
        state text NOT NULL CHECK (state IN ('open', 'accepted', 'declined', 'withdrawn')),
        asked_at timestamptz(3) NOT NULL,
        answer_by timestamptz(3) NOT NULL,
        answered_at timestamptz(3),
        reason text,
        transfer_id uuid REFERENCES transfer (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT lead_request_answered CHECK ((state = 'open') = (answered_at IS NULL)),
        CONSTRAINT lead_request_says_why CHECK ((state = 'declined') = (reason IS NOT NULL)),
        CONSTRAINT lead_request_becomes CHECK ((state = 'accepted') = (transfer_id IS NOT NULL))
      );
      CREATE INDEX lead_request_episode ON lead_request (episode_id, asked_at);
      CREATE UNIQUE INDEX lead_request_one_open ON lead_request (episode_id, term, authority)
        WHERE state = 'open';
      CREATE TABLE kept_lead (
        episode_id uuid NOT NULL REFERENCES episode (id),
        at timestamptz(3) NOT NULL,
        because text NOT NULL,
        PRIMARY KEY (episode_id, at)
      );
      CREATE INDEX episode_step_moved ON episode_step (episode_id, at)
        WHERE step = 'change_home' AND undone_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP INDEX episode_step_moved; DROP TABLE kept_lead; DROP TABLE lead_request',
    );
  }
}
