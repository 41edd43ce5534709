import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Authorities that were silent when an episode started are asked again, and whoever leads is told:
 * so the index knows who that is. It goes with the episode.
 */
export class LateAnswers8 implements MigrationInterface {
  readonly name = 'LateAnswers1796700003400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE hub_episode ADD COLUMN lead_person_id uuid;

      CREATE TABLE late_answer (
        id uuid PRIMARY KEY,
        episode_id uuid NOT NULL REFERENCES hub_episode (episode_id) ON DELETE CASCADE,
        authority text NOT NULL,
        asked_until timestamptz(3) NOT NULL,
        tries smallint NOT NULL,
        next_at timestamptz(3),
        outcome text CHECK (outcome IN ('found', 'none', 'no_answer')),
        found_references text[] NOT NULL,
        answered_at timestamptz(3),
        seen boolean NOT NULL,
        CHECK ((outcome IS NULL) = (next_at IS NOT NULL) AND (outcome IS NULL) = (answered_at IS NULL)),
        UNIQUE (episode_id, authority)
      );
      CREATE INDEX late_answer_due ON late_answer (next_at) WHERE next_at IS NOT NULL;
      CREATE INDEX late_answer_open ON late_answer (authority) WHERE next_at IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE late_answer;
      ALTER TABLE hub_episode DROP COLUMN lead_person_id;
    `);
  }
}
