import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often an authority was sent a message again, and when last. */
export class SentAgain3 implements MigrationInterface {
  readonly name = 'SentAgain1796700000502';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE handling ADD COLUMN times_again integer NOT NULL DEFAULT 0, ADD COLUMN again_at timestamptz',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE handling DROP COLUMN times_again, DROP COLUMN again_at');
  }
}
