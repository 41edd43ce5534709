import type { MigrationInterface, QueryRunner } from 'typeorm';

/** On which day an episode was closed, and how it ended: a lookup says so. */
export class ClosingsShown19 implements MigrationInterface {
  readonly name = 'ClosingsShown1898400000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      "ALTER TABLE hub_episode ADD COLUMN closing jsonb CHECK (closing IS NULL OR state = 'closed')",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE hub_episode DROP COLUMN closing');
  }
}
