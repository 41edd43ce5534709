import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who stands in for a Lead Professional from a day to a day; who does now stands with the term. */
export class LeadCovers51 implements MigrationInterface {
  readonly name = 'LeadCovers1799300000051';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lead_cover (
        id uuid PRIMARY KEY,
        episode_id uuid NOT NULL REFERENCES episode (id),
        authority text NOT NULL,
        lead_professional_id uuid NOT NULL,
        term integer NOT NULL,
        person_id uuid NOT NULL,
        confirmed boolean NOT NULL,
        from_on date NOT NULL,
        until_on date NOT NULL CHECK (until_on >= from_on),
        because text NOT NULL,
        state text NOT NULL CHECK (state IN ('planned', 'running', 'ended')),
        named_at timestamptz(3) NOT NULL,
        named_by uuid,
        ended_at timestamptz(3),
        ended_because text,
        CONSTRAINT lead_cover_ends CHECK ((state = 'ended') = (ended_at IS NOT NULL)
          AND (ended_at IS NULL) = (ended_because IS NULL))
      );
      CREATE INDEX lead_cover_episode ON lead_cover (episode_id, named_at);
      CREATE UNIQUE INDEX lead_cover_one_open ON lead_cover (episode_id, term) WHERE state <> 'ended';
      ALTER TABLE lead_term ADD COLUMN cover jsonb,
        ADD COLUMN acting_id uuid GENERATED ALWAYS AS (coalesce((cover ->> 'personId')::uuid, person_id)) STORED;
      CREATE INDEX lead_term_acting ON lead_term (acting_id)
        WHERE ended_at IS NULL AND acting_id <> person_id;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE lead_term DROP COLUMN acting_id, DROP COLUMN cover;
      DROP TABLE lead_cover;
    `);
  }
}
