import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Several absences of a person. */
export class SeveralAbsences4 implements MigrationInterface {
  readonly name = 'SeveralAbsences1796700000302';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The last word counts for the time it speaks of: no two of a person overlap.
      ALTER TABLE absence DROP CONSTRAINT absence_pkey, ADD PRIMARY KEY (person_id, from_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM absence later USING absence sooner WHERE later.person_id = sooner.person_id AND later.from_at > sooner.from_at;
      ALTER TABLE absence DROP CONSTRAINT absence_pkey, ADD PRIMARY KEY (person_id);
    `);
  }
}
