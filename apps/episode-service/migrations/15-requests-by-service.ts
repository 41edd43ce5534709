import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests are found by the service they refer to, when that changes. */
export class RequestsByService15 implements MigrationInterface {
  readonly name = 'RequestsByService1796600000103';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX service_request_for_service ON service_request (service_id) WHERE service_id IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX service_request_for_service');
  }
}
