import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Several posts of one human being: with whose means each is signed in to. */
export class Posts10 implements MigrationInterface {
  readonly name = 'Posts1800100000410';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE person
        -- Another post of theirs, whose means they sign in with; their own where it is not said.
        ADD COLUMN account_id uuid REFERENCES person (id),
        ADD COLUMN held boolean NOT NULL DEFAULT false,
        ADD COLUMN offered_to uuid REFERENCES person (id),
        ADD COLUMN offered_by uuid REFERENCES person (id),
        ADD CONSTRAINT person_signs_in_by_another CHECK (account_id <> id),
        ADD CONSTRAINT person_offered_by_somebody
          CHECK ((offered_to IS NULL) = (offered_by IS NULL));
      CREATE INDEX person_account ON person (account_id) WHERE account_id IS NOT NULL;
      CREATE INDEX person_offered ON person (offered_to) WHERE offered_to IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE person DROP COLUMN account_id, DROP COLUMN held, DROP COLUMN offered_to,
        DROP COLUMN offered_by;
    `);
  }
}
