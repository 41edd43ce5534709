import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until when an offered post may be accepted; those that are open begin now. */
export class OffersThatLapse12 implements MigrationInterface {
  readonly name = 'OffersThatLapse1800500000412';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE person ADD COLUMN offered_at timestamptz(3), ADD COLUMN offered_until timestamptz(3);
      UPDATE person SET offered_at = now(), offered_until = now() + interval '14 days'
        WHERE offered_to IS NOT NULL;
      ALTER TABLE person ADD CONSTRAINT person_offered_until CHECK (
        (offered_to IS NULL) = (offered_at IS NULL) AND (offered_to IS NULL) = (offered_until IS NULL));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE person DROP COLUMN offered_at, DROP COLUMN offered_until');
  }
}
