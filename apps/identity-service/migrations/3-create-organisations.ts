import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom people work for, who manages them, and until when their checks and training are in date. */
export class CreateOrganisations3 implements MigrationInterface {
  readonly name = 'CreateOrganisations1796700000403';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organisation (
        id uuid PRIMARY KEY,
        authority text NOT NULL,
        name text NOT NULL,
        sector text NOT NULL,
        urn text,
        ods text
      );
      CREATE INDEX organisation_by_authority ON organisation (authority, lower(name), id);

      ALTER TABLE person
        ADD COLUMN organisation_id uuid REFERENCES organisation (id),
        ADD COLUMN manager_id uuid REFERENCES person (id),
        ADD COLUMN checked_until date,
        ADD COLUMN trained_until date;
      CREATE INDEX person_by_name ON person (authority, lower(contact->>'name'), id);
      CREATE INDEX person_by_organisation ON person (organisation_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX person_by_name;
      ALTER TABLE person DROP COLUMN organisation_id, DROP COLUMN manager_id,
        DROP COLUMN checked_until, DROP COLUMN trained_until;
      DROP TABLE organisation;
    `);
  }
}
