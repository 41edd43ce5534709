import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who started an episode, and who coordinates it, with who did before. */
export class Coordinators57 implements MigrationInterface {
  readonly name = 'Coordinators1799700000057';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE episode ADD COLUMN initiator jsonb, ADD COLUMN coordinator jsonb;
      CREATE INDEX episode_by_coordinator ON episode ((coordinator->>'personId'))
        WHERE coordinator IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX episode_by_coordinator;
      ALTER TABLE episode DROP COLUMN coordinator, DROP COLUMN initiator;
    `);
  }
}
