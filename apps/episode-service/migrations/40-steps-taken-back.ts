import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever took the last step takes it back: it stays on record, with how the episode stood. */
export class StepsTakenBack40 implements MigrationInterface {
  readonly name = 'StepsTakenBack1798600000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE episode_step
        ADD COLUMN before jsonb,
        ADD COLUMN undone_at timestamptz(3),
        ADD COLUMN undone_because text,
        ADD CHECK ((undone_at IS NULL) = (undone_because IS NULL)),
        ADD CHECK (undone_at IS NULL OR before IS NOT NULL);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE episode_step
        DROP COLUMN before, DROP COLUMN undone_at, DROP COLUMN undone_because;
    `);
  }
}
