import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What each state of a service request holds is checked by the database too. No version of the hub wrote a row that breaks it; one
 * declined without a reason, which only a hand at the database can have left, waits for its answer again.
 */
export class RequestsFitTheirState19 implements MigrationInterface {
  readonly name = 'RequestsFitTheirState1796600000302';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE service_request SET state = 'sent' WHERE state = 'declined' AND reason IS NULL;
      UPDATE service_request SET reason = NULL WHERE state <> 'declined';
      UPDATE service_request SET answered_at = NULL WHERE state = 'sent';
      UPDATE service_request SET answered_at = sent_at WHERE state <> 'sent' AND answered_at IS NULL;
      ALTER TABLE service_request
        ADD CONSTRAINT service_request_says_when CHECK ((answered_at IS NULL) = (state = 'sent')),
        ADD CONSTRAINT service_request_says_why CHECK ((reason IS NOT NULL) = (state = 'declined'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE service_request DROP CONSTRAINT service_request_says_when, DROP CONSTRAINT service_request_says_why',
    );
  }
}
