import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reviews of which nobody was reminded are found without looking at the others. */
export class ReviewsToRemind69 implements MigrationInterface {
  readonly name = 'ReviewsToRemind1800000000069';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX episode_to_remind ON episode (next_review_on, id)
        WHERE state IN ('active', 'in_review', 'transferring')
          AND reminded_of IS DISTINCT FROM next_review_on;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX episode_to_remind');
  }
}
