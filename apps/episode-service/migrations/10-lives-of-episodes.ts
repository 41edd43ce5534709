import type { MigrationInterface, QueryRunner } from 'typeorm';

/** States, steps and service requests of episodes; reviews that are due. */
export class LivesOfEpisodes10 implements MigrationInterface {
  readonly name = 'LivesOfEpisodes1796000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE episode DROP CONSTRAINT episode_state_check;
      ALTER TABLE episode
        ADD CHECK (state IN ('registered', 'assessing', 'active', 'in_review', 'transferring', 'stepped_up', 'withdrawn', 'closed')),
        ADD COLUMN resumes_as text,
        ADD COLUMN reopens uuid REFERENCES episode (id),
        -- For which review date the counterparts were reminded last.
        ADD COLUMN reminded_of date;
      CREATE INDEX episode_to_review ON episode (next_review_on) WHERE state IN ('active', 'in_review', 'transferring');

      CREATE TABLE episode_step (
        episode_id uuid NOT NULL REFERENCES episode (id),
        version integer NOT NULL,
        step text NOT NULL,
        state text NOT NULL,
        authority text NOT NULL,
        person_id uuid,
        at timestamptz NOT NULL,
        level integer,
        closing_reason text,
        next_review_on date,
        -- The review date that it met or missed.
        was_due_on date,
        PRIMARY KEY (episode_id, version)
      );
      CREATE INDEX episode_step_at ON episode_step (at);

      CREATE TABLE service_request (
        id uuid PRIMARY KEY,
        episode_id uuid NOT NULL REFERENCES episode (id),
        from_authority text NOT NULL,
        to_authority text NOT NULL,
        service text NOT NULL,
        service_id uuid,
        state text NOT NULL CHECK (state IN ('sent', 'waiting', 'accepted', 'declined')),
        reason text,
        sent_at timestamptz(3) NOT NULL,
        answered_at timestamptz(3),
        version integer NOT NULL
      );
      CREATE INDEX service_request_from ON service_request (from_authority, sent_at DESC, id DESC);
      CREATE INDEX service_request_to ON service_request (to_authority, sent_at DESC, id DESC);
      CREATE INDEX service_request_of_episode ON service_request (episode_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE service_request, episode_step;
      DROP INDEX episode_to_review;
      ALTER TABLE episode DROP COLUMN resumes_as, DROP COLUMN reopens, DROP COLUMN reminded_of;
    `);
  }
}
