import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who must still look at what a family said of an episode that there is. */
export class LooksAtConsents15 implements MigrationInterface {
  readonly name = 'LooksAtConsents1798200000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE consent_look (consent_id uuid PRIMARY KEY, looks jsonb NOT NULL)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE consent_look');
  }
}
