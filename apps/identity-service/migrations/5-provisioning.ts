import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Authorities' own directories keep staff: under which keys, and how they call each person. */
export class Provisioning5 implements MigrationInterface {
  readonly name = 'Provisioning1796700000405';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE person ADD COLUMN external_id text;
      CREATE UNIQUE INDEX person_by_external_id ON person (authority, external_id)
        WHERE ended_at IS NULL AND external_id IS NOT NULL;

      CREATE TABLE provisioning_key (
        id uuid PRIMARY KEY,
        authority text NOT NULL,
        acts_as text NOT NULL,
        digest text NOT NULL UNIQUE,
        issued_by uuid NOT NULL REFERENCES person (id),
        issued_at timestamptz(3) NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        withdrawn_at timestamptz(3)
      );
      CREATE INDEX provisioning_key_newest ON provisioning_key (authority, issued_at DESC, id DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE provisioning_key;
      DROP INDEX person_by_external_id;
      ALTER TABLE person DROP COLUMN external_id;
    `);
  }
}
