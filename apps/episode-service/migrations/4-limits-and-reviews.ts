import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a lookup may cost its asker: limits are counted from the lookups themselves, reviews stand in rows. Questions say
 * how their record is to be handled.
 */
export class LimitsAndReviews4 implements MigrationInterface {
  readonly name = 'LimitsAndReviews1795000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE lookup_question ADD COLUMN handling text NOT NULL DEFAULT 'ordinary' CHECK (handling IN ('ordinary', 'sensitive', 'shielded'));
      ALTER TABLE lookup_question ALTER COLUMN handling DROP DEFAULT;
      ALTER TABLE lookup ADD COLUMN unnamed jsonb NOT NULL DEFAULT '{"questions": []}';

      CREATE INDEX lookup_of_person ON lookup (person_id, asked_at);
      CREATE INDEX lookup_of_authority ON lookup (authority, asked_at);
      CREATE INDEX lookup_of_child ON lookup (details_hash, asked_at);

      CREATE TABLE refused_lookup (
        id uuid PRIMARY KEY,
        authority text NOT NULL,
        person_id uuid,
        details_hash text NOT NULL,
        asked_at timestamptz NOT NULL
      );
      CREATE INDEX refused_lookup_of_authority ON refused_lookup (authority, asked_at);

      CREATE TABLE lookup_review (
        id uuid PRIMARY KEY,
        lookup_id uuid NOT NULL REFERENCES lookup (id),
        reviewer text NOT NULL,
        asked_by text NOT NULL CHECK (asked_by <> reviewer),
        person_id uuid,
        because text NOT NULL CHECK (because IN ('sample', 'canary')),
        state text NOT NULL CHECK (state IN ('waiting', 'justified', 'unjustified')),
        review_by timestamptz NOT NULL,
        decided_at timestamptz,
        decided_by uuid,
        reason text,
        CHECK ((decided_at IS NULL) = (state = 'waiting'))
      );
      CREATE INDEX lookup_review_waiting ON lookup_review (reviewer, review_by) WHERE state = 'waiting';
      CREATE INDEX lookup_review_of_person ON lookup_review (person_id) WHERE state <> 'justified';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE lookup_review, refused_lookup;
      DROP INDEX lookup_of_person, lookup_of_authority, lookup_of_child;
      ALTER TABLE lookup DROP COLUMN unnamed;
      ALTER TABLE lookup_question DROP COLUMN handling;
    `);
  }
}
