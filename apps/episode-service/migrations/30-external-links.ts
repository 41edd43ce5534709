import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That systems beside the CAF hold a record of the child, as their authorities noted it. */
export class ExternalLinks30 implements MigrationInterface {
  readonly name = 'ExternalLinks1798000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE noted_link (
        episode_id uuid NOT NULL REFERENCES episode (id),
        system text NOT NULL,
        authority text NOT NULL,
        state text NOT NULL CHECK (state IN ('referred', 'accepted', 'not_accepted', 'open', 'closed')),
        own_reference text,
        noted_at timestamptz NOT NULL,
        PRIMARY KEY (episode_id, system, authority)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE noted_link');
  }
}
