import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which versions of the policies this service has heard of, and until when that is certain to be all. */
export class PolicyVersions6 implements MigrationInterface {
  readonly name = 'PolicyVersions1798000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE policy_version (version integer PRIMARY KEY, text text NOT NULL, from_at timestamptz NOT NULL);
      CREATE TABLE policies_heard (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        certain_until timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE policies_heard, policy_version');
  }
}
