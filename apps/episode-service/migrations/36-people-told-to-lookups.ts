import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lookup-service knows who works with which child since those answer who asks to join; of episodes
 * from before it is told once more.
 */
export class PeopleToldToLookups36 implements MigrationInterface {
  readonly name = 'PeopleToldToLookups1798200000036';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('UPDATE episode SET people_told = false WHERE people_told');
  }

  down(): Promise<void> {
    return Promise.resolve();
  }
}
