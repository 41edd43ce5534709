import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which authorities were told what is waited for, so that they see what others still owe. */
export class WhoWaits6 implements MigrationInterface {
  readonly name = 'WhoWaits1798200000106';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE waiting ADD COLUMN told text[] NOT NULL DEFAULT '{}';
      CREATE INDEX waiting_told ON waiting USING gin (told);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX waiting_told; ALTER TABLE waiting DROP COLUMN told');
  }
}
