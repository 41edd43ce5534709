import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Breaches of personal data, one for each correction that tells of one; a kind of its own, too. */
export class Breaches34 implements MigrationInterface {
  readonly name = 'Breaches1798000000034';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE correction
        DROP CONSTRAINT correction_kind_check,
        ADD CHECK (kind IN ('wrong_child', 'wrong_fact', 'duplicate', 'sent_too_wide', 'breach'));
      CREATE TABLE breach (
        correction_id uuid PRIMARY KEY REFERENCES correction (id),
        episode_id uuid NOT NULL REFERENCES episode (id),
        authority text NOT NULL,
        aware_at timestamptz(3) NOT NULL,
        assess_by timestamptz(3) NOT NULL,
        decide_by timestamptz(3) NOT NULL,
        climbs integer NOT NULL,
        state text NOT NULL CHECK (state IN ('recorded', 'assessed', 'dismissed')),
        assessment jsonb,
        regulator jsonb,
        family jsonb,
        version integer NOT NULL,
        CHECK ((state = 'assessed') = (assessment IS NOT NULL)),
        CHECK (state = 'assessed' OR (regulator IS NULL AND family IS NULL))
      );
      CREATE INDEX breach_of_episode ON breach (episode_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE breach');
  }
}
