import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How soon a service is wanted and why, who asked and who answered; who asked reminds, or takes it back. */
export class RequestsFollowed41 implements MigrationInterface {
  readonly name = 'RequestsFollowed1798800000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE service_request
        DROP CONSTRAINT service_request_state_check,
        ADD CONSTRAINT service_request_state_check CHECK
          (state IN ('sent', 'waiting', 'accepted', 'declined', 'cancelled', 'withdrawn')),
        ADD COLUMN urgency text NOT NULL DEFAULT 'routine',
        ADD COLUMN because text,
        ADD COLUMN asked_by uuid,
        ADD COLUMN answer_by timestamptz,
        ADD COLUMN reminded_at timestamptz,
        ADD COLUMN answered_by uuid,
        ADD COLUMN withdrawn_because text,
        ADD CONSTRAINT service_request_says_why_withdrawn
          CHECK ((withdrawn_because IS NOT NULL) = (state = 'withdrawn'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM service_request WHERE state = 'withdrawn';
      ALTER TABLE service_request DROP COLUMN withdrawn_because, DROP COLUMN answered_by,
        DROP COLUMN reminded_at, DROP COLUMN answer_by, DROP COLUMN asked_by,
        DROP COLUMN because, DROP COLUMN urgency,
        DROP CONSTRAINT service_request_state_check,
        ADD CONSTRAINT service_request_state_check CHECK
          (state IN ('sent', 'waiting', 'accepted', 'declined', 'cancelled'));
    `);
  }
}
