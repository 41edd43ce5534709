import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two children turn out to be in one episode: what was agreed to for the other ends there. */
export class ConsentsToldApart21 implements MigrationInterface {
  readonly name = 'ConsentsToldApart1798400000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE consent
        DROP CONSTRAINT consent_state_check,
        DROP CONSTRAINT consent_check,
        ADD CONSTRAINT consent_state_check CHECK (state IN ('granted', 'refused', 'withdrawn',
          'expired', 'superseded', 'other_child')),
        ADD CONSTRAINT consent_check CHECK ((state IN ('withdrawn', 'expired', 'superseded',
          'other_child')) = (ended_at IS NOT NULL));

      -- Statements on one episode that were made about the child of another.
      CREATE TABLE consent_elsewhere (
        episode_id uuid NOT NULL,
        consent_id uuid NOT NULL REFERENCES consent (id),
        PRIMARY KEY (episode_id, consent_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE consent_elsewhere');
  }
}
