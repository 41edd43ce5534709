import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What others did that whoever leads has not looked at yet: a row for each kind. */
export class Developments45 implements MigrationInterface {
  readonly name = 'Developments1798800000045';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE development (
        episode_id uuid NOT NULL REFERENCES episode (id),
        kind text NOT NULL,
        since timestamptz(3) NOT NULL,
        last_at timestamptz(3) NOT NULL,
        PRIMARY KEY (episode_id, kind)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE development');
  }
}
