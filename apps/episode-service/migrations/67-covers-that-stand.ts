import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who stands in for all cases of a lead is kept once, so that cases that come later are covered. */
export class CoversThatStand67 implements MigrationInterface {
  readonly name = 'CoversThatStand1800600000067';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE caseload_cover (
        id uuid PRIMARY KEY,
        authority text NOT NULL,
        lead_professional_id uuid NOT NULL,
        person_id uuid NOT NULL CHECK (person_id <> lead_professional_id),
        from_on date NOT NULL,
        until_on date NOT NULL CHECK (until_on >= from_on),
        because text NOT NULL,
        named_at timestamptz(3) NOT NULL,
        -- As they were then: each case is decided as if they asked for it.
        named_by jsonb NOT NULL,
        ended_at timestamptz(3),
        ended_because text,
        CONSTRAINT caseload_cover_ends CHECK ((ended_at IS NULL) = (ended_because IS NULL))
      );
      CREATE UNIQUE INDEX caseload_cover_one_open
        ON caseload_cover (authority, lead_professional_id) WHERE ended_at IS NULL;
      ALTER TABLE lead_cover ADD COLUMN caseload_cover_id uuid REFERENCES caseload_cover (id);
      CREATE INDEX lead_cover_of_caseload ON lead_cover (caseload_cover_id)
        WHERE caseload_cover_id IS NOT NULL AND state <> 'ended';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE lead_cover DROP COLUMN caseload_cover_id;
      DROP TABLE caseload_cover;
    `);
  }
}
