import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What of a family, and who coordinates, is of the other child where two are told apart. */
export class FamiliesApart62 implements MigrationInterface {
  readonly name = 'FamiliesApart1800300000062';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE episode_split
        ADD COLUMN contacts uuid[] NOT NULL DEFAULT '{}',
        ADD COLUMN needs boolean NOT NULL DEFAULT false,
        ADD COLUMN coordinator uuid;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE episode_split
        DROP COLUMN coordinator, DROP COLUMN needs, DROP COLUMN contacts;
    `);
  }
}
