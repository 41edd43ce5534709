import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Somebody is told as well that the means of their sign-in were renewed. */
export class RenewedSignIns10 implements MigrationInterface {
  readonly name = 'RenewedSignIns1800100000110';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE digest
        ADD COLUMN kind text NOT NULL DEFAULT 'due' CHECK (kind IN ('due', 'renewed')),
        DROP CONSTRAINT digest_pkey,
        ADD PRIMARY KEY (person_id, at, kind)
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM digest WHERE kind <> 'due';
      ALTER TABLE digest DROP COLUMN kind, ADD PRIMARY KEY (person_id, at)
    `);
  }
}
