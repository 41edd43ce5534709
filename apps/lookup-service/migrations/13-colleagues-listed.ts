import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever is named for a lookup finds it in their list; until now that stood sealed alone. */
export class ColleaguesListed13 implements MigrationInterface {
  readonly name = 'ColleaguesListed1796800000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE lookup ADD COLUMN colleague_id uuid;
      CREATE INDEX lookup_listed_of_colleague ON lookup (colleague_id, asked_at DESC, id DESC)
        WHERE colleague_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX lookup_listed_of_colleague;
      ALTER TABLE lookup DROP COLUMN colleague_id;
    `);
  }
}
