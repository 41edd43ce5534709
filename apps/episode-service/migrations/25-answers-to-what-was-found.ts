import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the episodes that a lookup found are to the one that started after it. */
export class AnswersToWhatWasFound25 implements MigrationInterface {
  readonly name = 'AnswersToWhatWasFound1796700001830';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE found_answer (
        id uuid PRIMARY KEY,
        episode_id uuid NOT NULL REFERENCES episode (id),
        lookup_id uuid NOT NULL,
        asked_by text NOT NULL,
        authority text NOT NULL,
        reference text NOT NULL,
        answer text NOT NULL CHECK (answer IN ('sibling', 'another_child', 'family_wants_its_own')),
        because text CHECK (because IN ('holder_was_asked', 'family_was_asked', 'details_differ', 'safety')),
        told boolean NOT NULL,
        at timestamptz NOT NULL,
        seen_at timestamptz,
        UNIQUE (episode_id, authority, reference),
        CHECK (because IS NOT NULL OR answer = 'sibling')
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE found_answer');
  }
}
