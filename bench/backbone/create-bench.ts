import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MESSAGING_TABLES } from '@hub/messaging';

export class CreateBench1 implements MigrationInterface {
  readonly name = 'CreateBench1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MESSAGING_TABLES);
    await runner.query(
      'CREATE TABLE bench_account (id uuid PRIMARY KEY, count bigint NOT NULL) WITH (fillfactor = 50)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE bench_account, outbox, outbox_sequence, inbox, idempotency');
  }
}
