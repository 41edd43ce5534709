import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who has a part in an episode is told with its people, so that whoever has none any more is known;
 * of episodes from before it is told once more.
 */
export class PartsTold65 implements MigrationInterface {
  readonly name = 'PartsTold1800300000065';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('UPDATE episode SET people_told = false WHERE people_told');
  }

  down(): Promise<void> {
    return Promise.resolve();
  }
}
