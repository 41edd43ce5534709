import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever leads answers who asks to join, and what nobody answers climbs; who may is decided by
 * policies, over who works with the child as episode-service tells it.
 */
export class JoinsClimb14 implements MigrationInterface {
  readonly name = 'JoinsClimb1798200000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE join_request
        ADD COLUMN lead_person_id uuid,
        ADD COLUMN missed smallint NOT NULL DEFAULT 0,
        ADD COLUMN climbs_at timestamptz(3);
      UPDATE join_request SET climbs_at = due_at
        WHERE ended_at IS NULL AND (outcome IS NULL OR outcome = 'will_ring');
      CREATE INDEX join_request_climbs ON join_request (climbs_at, id) WHERE climbs_at IS NOT NULL;
      CREATE INDEX join_request_of_record ON join_request (authority, reference);

      CREATE TABLE episode_people (
        episode_id uuid PRIMARY KEY,
        people jsonb NOT NULL,
        version integer NOT NULL
      );
      CREATE TABLE people_heard (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        until timestamptz NOT NULL,
        asked_at timestamptz NOT NULL
      );
      CREATE TABLE people_unheard (episode_id uuid PRIMARY KEY, version integer NOT NULL, found_at timestamptz NOT NULL);

      CREATE TABLE policy_version (version integer PRIMARY KEY, text text NOT NULL, from_at timestamptz NOT NULL);
      CREATE TABLE policies_heard (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        certain_until timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE policies_heard, policy_version, people_unheard, people_heard, episode_people;
      DROP INDEX join_request_of_record;
      ALTER TABLE join_request DROP COLUMN climbs_at, DROP COLUMN missed, DROP COLUMN lead_person_id;
    `);
  }
}
