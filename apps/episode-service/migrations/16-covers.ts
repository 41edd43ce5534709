import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Children without a record for whom lookups of a month answer as for a shielded one. */
export class Covers16 implements MigrationInterface {
  readonly name = 'Covers1796600000104';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE cover (
        id uuid PRIMARY KEY,
        month text NOT NULL CHECK (month ~ '^[0-9]{4}-[0-9]{2}$'),
        keys bigint[] NOT NULL,
        envelope bytea NOT NULL
      );
      CREATE INDEX cover_by_key ON cover USING gin (keys);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE cover');
  }
}
