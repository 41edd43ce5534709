import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may join is taken into the team; what is asked after a lookup ends when that is taken back. */
export class JoinsSettled9 implements MigrationInterface {
  readonly name = 'JoinsSettled1796700003700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE join_request
        ADD COLUMN admission text CHECK (admission IS NULL OR outcome = 'joins'),
        ADD COLUMN ended_at timestamptz(3);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE join_request DROP COLUMN admission, DROP COLUMN ended_at');
  }
}
