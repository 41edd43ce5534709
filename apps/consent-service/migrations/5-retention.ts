import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long contents stay, and the receipts of those that were erased. */
export class Retention5 implements MigrationInterface {
  readonly name = 'Retention1796600000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE retention (
        episode_id uuid PRIMARY KEY,
        closed_at timestamptz,
        closing_reason text,
        keep_until timestamptz,
        schedule integer,
        kept_by uuid,
        holds jsonb NOT NULL
      );
      CREATE INDEX retention_kept_by ON retention (kept_by) WHERE kept_by IS NOT NULL;

      CREATE TABLE erasure (
        episode_id uuid PRIMARY KEY,
        authority text NOT NULL,
        reason text NOT NULL,
        erased_at timestamptz NOT NULL,
        documents integer NOT NULL,
        receipt text NOT NULL
      );
      CREATE INDEX erasure_of_authority ON erasure (authority, erased_at DESC, episode_id DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE erasure, retention');
  }
}
