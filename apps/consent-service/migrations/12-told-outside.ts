import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where an override says that somebody outside the hub was told, no authority is to see anything. */
export class ToldOutside12 implements MigrationInterface {
  readonly name = 'ToldOutside1797200000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE override ALTER COLUMN recipient DROP NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM override WHERE recipient IS NULL;
      ALTER TABLE override ALTER COLUMN recipient SET NOT NULL;
    `);
  }
}
