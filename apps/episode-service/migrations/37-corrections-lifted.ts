import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Corrections climb until somebody looks at them, and are lifted; referrals about the wrong child
 * end.
 */
export class CorrectionsLifted37 implements MigrationInterface {
  readonly name = 'CorrectionsLifted1798000000037';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE correction
        ADD COLUMN climbs integer NOT NULL DEFAULT 0,
        ADD COLUMN lifted_by uuid,
        ADD COLUMN lifted_at timestamptz(3),
        ADD COLUMN lifted_because text,
        DROP CONSTRAINT correction_state_check,
        DROP CONSTRAINT correction_check2,
        DROP CONSTRAINT correction_check3,
        ADD CHECK (state IN ('raised', 'made', 'declined', 'lifted')),
        ADD CHECK ((state IN ('made', 'lifted')) = (asked_again IS NOT NULL)),
        -- Whoever raised it does not approve it.
        ADD CHECK (state NOT IN ('made', 'lifted') OR decided_by <> raiser_id),
        ADD CHECK ((state = 'lifted') = (lifted_by IS NOT NULL)),
        ADD CHECK ((lifted_by IS NULL) = (lifted_at IS NULL)),
        ADD CHECK ((lifted_by IS NULL) = (lifted_because IS NULL)),
        -- Whoever approved it does not lift it.
        ADD CHECK (lifted_by <> decided_by);
      ALTER TABLE correction ALTER COLUMN climbs DROP DEFAULT;
      ALTER TABLE external_link
        ADD COLUMN cancelled_at timestamptz,
        DROP CONSTRAINT external_link_state_check,
        DROP CONSTRAINT external_link_check,
        ADD CHECK (state IN ('referred', 'accepted', 'not_accepted', 'closed', 'cancelled')),
        ADD CHECK (state = 'cancelled' OR (state = 'referred') = (answered_at IS NULL)),
        ADD CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE correction
        DROP COLUMN climbs, DROP COLUMN lifted_by, DROP COLUMN lifted_at,
        DROP COLUMN lifted_because;
      ALTER TABLE external_link DROP COLUMN cancelled_at;
    `);
  }
}
