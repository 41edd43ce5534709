import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two episodes of one child become one: the folded one stays, and says where it goes on. */
export class Merges38 implements MigrationInterface {
  readonly name = 'Merges1798000000038';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE episode
        DROP CONSTRAINT episode_state_check,
        ADD CONSTRAINT episode_state_check CHECK (state IN ('registered', 'assessing', 'active',
          'in_review', 'transferring', 'stepped_up', 'withdrawn', 'closed', 'voided', 'folded')),
        ADD COLUMN folded jsonb,
        ADD CHECK ((state = 'folded') = (folded IS NOT NULL)),
        ADD CHECK (state <> 'folded' OR (resumes_as IS NULL AND next_review_on IS NULL
          AND disputes = '{}')),
        ADD CHECK (folded ->> 'into' <> id::text);
      CREATE INDEX episode_folded_into ON episode ((folded ->> 'into')) WHERE folded IS NOT NULL;

      CREATE TABLE episode_merge (
        id uuid PRIMARY KEY,
        kept_id uuid NOT NULL REFERENCES episode (id),
        kept_answers text NOT NULL,
        folded_id uuid NOT NULL REFERENCES episode (id),
        folded_answers text NOT NULL,
        because text NOT NULL,
        proposed_by text NOT NULL,
        proposer_id uuid NOT NULL,
        proposed_at timestamptz(3) NOT NULL,
        due_at timestamptz(3) NOT NULL,
        climbs integer NOT NULL,
        agreements jsonb NOT NULL,
        state text NOT NULL CHECK (state IN ('proposed', 'declined', 'made')),
        decided_at timestamptz(3),
        declined_because text,
        hindrance text,
        version integer NOT NULL,
        CHECK (kept_id <> folded_id),
        CHECK ((state = 'proposed') = (decided_at IS NULL)),
        CHECK ((state = 'declined') = (declined_because IS NOT NULL)),
        CHECK (state = 'made' OR hindrance IS NULL),
        -- Whoever proposed it does not agree to it.
        CHECK (NOT agreements @> jsonb_build_array(jsonb_build_object('personId', proposer_id))),
        -- Both where the two were started agreed.
        CHECK (state <> 'made' OR (
          agreements @> jsonb_build_array(jsonb_build_object('authority', kept_answers)) AND
          agreements @> jsonb_build_array(jsonb_build_object('authority', folded_answers))))
      );
      CREATE INDEX episode_merge_kept ON episode_merge (kept_id);
      CREATE INDEX episode_merge_folded ON episode_merge (folded_id);
      CREATE UNIQUE INDEX episode_merge_once ON episode_merge (folded_id) WHERE state = 'made';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE episode_merge;
      DROP INDEX episode_folded_into;
      ALTER TABLE episode DROP COLUMN folded;
    `);
  }
}
