import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the lookup stood when an episode began; of episodes from before nothing is known. */
export class HowTheLookupStood23 implements MigrationInterface {
  readonly name = 'HowTheLookupStood1796700001530';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE episode ADD COLUMN urgent text, ADD COLUMN unanswered text[]');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE episode DROP COLUMN urgent, DROP COLUMN unanswered');
  }
}
