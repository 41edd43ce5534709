import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A message that is tried again is parked once. */
export class ParkOnce2 implements MigrationInterface {
  readonly name = 'ParkOnce1764200000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE parked_message ADD COLUMN mark text;
      UPDATE parked_message SET mark = id::text;
      ALTER TABLE parked_message ALTER COLUMN mark SET NOT NULL;
      CREATE UNIQUE INDEX parked_message_once ON parked_message (authority, mark);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE parked_message DROP COLUMN mark');
  }
}
