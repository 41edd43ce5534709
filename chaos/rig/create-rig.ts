import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MESSAGING_TABLES } from '@hub/messaging';

/**
 * Nothing here is unique that the backbone has to keep unique: a double effect must leave a trace.
 */
export class CreateRig1 implements MigrationInterface {
  readonly name = 'CreateRig1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MESSAGING_TABLES);
    await runner.query(`
      CREATE TABLE account (id uuid PRIMARY KEY, version bigint NOT NULL);
      CREATE TABLE operation (id uuid NOT NULL, account uuid NOT NULL, facts integer NOT NULL);
      CREATE TABLE effect (place bigint GENERATED ALWAYS AS IDENTITY, message_id uuid NOT NULL, sequence bigint NOT NULL, operation uuid NOT NULL, account uuid NOT NULL);
      CREATE TABLE tally (account uuid PRIMARY KEY, count bigint NOT NULL);
      CREATE TABLE planned_failure (operation uuid PRIMARY KEY, left_over integer NOT NULL);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE planned_failure, tally, effect, operation, account, outbox, outbox_sequence, inbox, idempotency',
    );
  }
}
