import type { MigrationInterface, QueryRunner } from 'typeorm';

/** After which lookup the child was spoken of; what stands on record from before names none. */
export class LookupOfAConsent9 implements MigrationInterface {
  readonly name = 'LookupOfAConsent1796700001440';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE consent ADD COLUMN lookup_id uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE consent DROP COLUMN lookup_id');
  }
}
