import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom a consent covers is asked of consent-service, which alone knows refusals and expiry. */
export class ConsentsDecidedAtTheirSource8 implements MigrationInterface {
  readonly name = 'ConsentsDecidedAtTheirSource1796000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE known_consent DROP COLUMN recipients');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE known_consent ADD COLUMN recipients jsonb NOT NULL DEFAULT '{"kind":"listed","authorities":[]}'`,
    );
  }
}
