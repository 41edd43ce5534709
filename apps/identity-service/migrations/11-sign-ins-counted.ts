import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when sign-ins of somebody count: what was signed in to before is over. */
export class SignInsCounted11 implements MigrationInterface {
  readonly name = 'SignInsCounted1800200000411';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE person ADD COLUMN sign_ins_from timestamptz(3)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE person DROP COLUMN sign_ins_from');
  }
}
