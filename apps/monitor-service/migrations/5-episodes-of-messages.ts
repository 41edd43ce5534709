import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The episode that a message speaks of, where that is not its subject. */
export class EpisodesOfMessages5 implements MigrationInterface {
  readonly name = 'EpisodesOfMessages1798800000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE message ADD COLUMN episode text;
      CREATE INDEX message_episode ON message (episode) WHERE episode IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE message DROP COLUMN episode');
  }
}
