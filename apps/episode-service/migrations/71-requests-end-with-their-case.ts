import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a request for a service was cancelled; one cancelled before says nothing. */
export class RequestsEndWithTheirCase71 implements MigrationInterface {
  readonly name = 'RequestsEndWithTheirCase1800800000071';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE service_request
        ADD COLUMN cancelled_because text,
        ADD CONSTRAINT service_request_says_why_cancelled
          CHECK (cancelled_because IS NULL OR state = 'cancelled');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE service_request DROP COLUMN cancelled_because');
  }
}
