import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which consents a later one stands in the place of. Those granted before are known without; nothing goes on by them. */
export class Renewals21 implements MigrationInterface {
  readonly name = 'Renewals1796700001030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE known_consent ADD COLUMN renews uuid[] NOT NULL DEFAULT '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE known_consent DROP COLUMN renews');
  }
}
