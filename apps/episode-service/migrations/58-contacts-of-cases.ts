import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Family, school, nursery and GP of a case, without an account; erased with its content. */
export class ContactsOfCases58 implements MigrationInterface {
  readonly name = 'ContactsOfCases1799800000058';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE episode ADD COLUMN contacts jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE episode DROP COLUMN contacts');
  }
}
