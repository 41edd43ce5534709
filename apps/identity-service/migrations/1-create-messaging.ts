import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MESSAGING_TABLES } from '@hub/messaging';

/** Before the tables of people, so that an upgrade can bring first answers to where those will be. */
export class CreateMessaging1 implements MigrationInterface {
  readonly name = 'CreateMessaging1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MESSAGING_TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE outbox, outbox_sequence, inbox, idempotency');
  }
}
