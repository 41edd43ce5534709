import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lookups are listed by how they stand. Of those before it is sealed: the service notes it. */
export class LookupsListed7 implements MigrationInterface {
  readonly name = 'LookupsListed1796700003300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE lookup ADD COLUMN state text
        CHECK (state IN ('waiting', 'refused', 'answered', 'withdrawn'));
      CREATE INDEX lookup_without_state ON lookup (id) WHERE state IS NULL;
      CREATE INDEX lookup_listed ON lookup (authority, asked_at DESC, id DESC);
      CREATE INDEX lookup_listed_of_person ON lookup (person_id, asked_at DESC, id DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX lookup_listed_of_person, lookup_listed, lookup_without_state;
      ALTER TABLE lookup DROP COLUMN state;
    `);
  }
}
