import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Days of services that change by themselves, and several absences of a person. */
export class OpeningAndAbsences4 implements MigrationInterface {
  readonly name = 'OpeningAndAbsences1796700000302';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- When one of its schedules begins or ends.
      ALTER TABLE service ADD COLUMN days_change_on date;
      CREATE INDEX service_days_due ON service (days_change_on) WHERE days_change_on IS NOT NULL AND is_open;

      -- The last word counts for the time it speaks of: no two of a person overlap.
      ALTER TABLE absence DROP CONSTRAINT absence_pkey, ADD PRIMARY KEY (person_id, from_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX service_days_due;
      ALTER TABLE service DROP COLUMN days_change_on;
      DELETE FROM absence later USING absence sooner WHERE later.person_id = sooner.person_id AND later.from_at > sooner.from_at;
      ALTER TABLE absence DROP CONSTRAINT absence_pkey, ADD PRIMARY KEY (person_id);
    `);
  }
}
