import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two children turn out to be in one episode: what is said of it, and the merge that it undoes. */
export class Splits46 implements MigrationInterface {
  readonly name = 'Splits1799100000046';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE episode_merge
        DROP CONSTRAINT episode_merge_state_check,
        ADD CONSTRAINT episode_merge_state_check
          CHECK (state IN ('proposed', 'declined', 'made', 'undone')),
        ADD COLUMN split_id uuid,
        ADD CHECK ((state = 'undone') = (split_id IS NOT NULL));

      CREATE TABLE episode_split (
        id uuid PRIMARY KEY,
        from_id uuid NOT NULL REFERENCES episode (id),
        from_answers text NOT NULL,
        to_id uuid NOT NULL REFERENCES episode (id),
        to_answers text NOT NULL,
        undoes_merge boolean NOT NULL,
        because text NOT NULL,
        documents uuid[] NOT NULL,
        consents uuid[] NOT NULL,
        team uuid[] NOT NULL,
        proposed_by text NOT NULL,
        proposer_id uuid NOT NULL,
        proposed_at timestamptz(3) NOT NULL,
        due_at timestamptz(3) NOT NULL,
        climbs integer NOT NULL,
        agreements jsonb NOT NULL,
        state text NOT NULL CHECK (state IN ('proposed', 'declined', 'made')),
        decided_at timestamptz(3),
        declined_because text,
        corrections uuid[],
        version integer NOT NULL,
        CHECK (from_id <> to_id),
        CHECK ((state = 'proposed') = (decided_at IS NULL)),
        CHECK ((state = 'declined') = (declined_because IS NOT NULL)),
        CHECK ((state = 'made') = (corrections IS NOT NULL)),
        -- Whoever proposed it does not agree to it.
        CHECK (NOT agreements @> jsonb_build_array(jsonb_build_object('personId', proposer_id))),
        -- Both where the two were started agreed.
        CHECK (state <> 'made' OR (
          agreements @> jsonb_build_array(jsonb_build_object('authority', from_answers)) AND
          agreements @> jsonb_build_array(jsonb_build_object('authority', to_answers))))
      );
      CREATE INDEX episode_split_from ON episode_split (from_id);
      CREATE INDEX episode_split_to ON episode_split (to_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE episode_split;
      ALTER TABLE episode_merge DROP COLUMN split_id;
    `);
  }
}
