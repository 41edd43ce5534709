import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lookups know from whom an episode is hidden since the service tells it; of those hidden before,
 * it is told once more, with their people.
 */
export class ShieldsToldAgain35 implements MigrationInterface {
  readonly name = 'ShieldsToldAgain1798100000035';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('UPDATE episode SET people_told = false WHERE shield IS NOT NULL');
  }

  down(): Promise<void> {
    return Promise.resolve();
  }
}
