import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations belong to clusters and are led by somebody; no number stands twice in an authority. */
export class Clusters6 implements MigrationInterface {
  readonly name = 'Clusters1796700000406';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE organisation
        ADD COLUMN part_of uuid REFERENCES organisation (id),
        ADD COLUMN led_by uuid REFERENCES person (id),
        ADD COLUMN version integer NOT NULL DEFAULT 1;
      CREATE INDEX organisation_by_cluster ON organisation (part_of) WHERE part_of IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX organisation_by_cluster;
      ALTER TABLE organisation DROP COLUMN part_of, DROP COLUMN led_by, DROP COLUMN version;
    `);
  }
}
