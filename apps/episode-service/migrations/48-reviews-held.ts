import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reviews as meetings, with who was invited and who came; and what is recommended to who leads. */
export class ReviewsHeld48 implements MigrationInterface {
  readonly name = 'ReviewsHeld1798800000048';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE review_meeting (
        id uuid PRIMARY KEY,
        episode_id uuid NOT NULL REFERENCES episode (id),
        state text NOT NULL CHECK (state IN ('called', 'held', 'completed', 'cancelled')),
        meeting_on date NOT NULL,
        called_by text NOT NULL,
        called_at timestamptz(3) NOT NULL,
        held_on date,
        childs_view text,
        parents_view text,
        document_id uuid REFERENCES document (id),
        invitations jsonb NOT NULL,
        CONSTRAINT review_meeting_held CHECK (held_on IS NOT NULL OR state IN ('called', 'cancelled'))
      );
      CREATE INDEX review_meeting_episode ON review_meeting (episode_id, called_at);
      CREATE UNIQUE INDEX review_meeting_one_open ON review_meeting (episode_id)
        WHERE state IN ('called', 'held');
      CREATE TABLE recommendation (
        id uuid PRIMARY KEY,
        episode_id uuid NOT NULL REFERENCES episode (id),
        authority text NOT NULL,
        person_id uuid,
        what text NOT NULL,
        because text NOT NULL,
        made_at timestamptz(3) NOT NULL,
        answer_by timestamptz(3) NOT NULL,
        answer text,
        reason text,
        answered_at timestamptz(3),
        CONSTRAINT recommendation_answered CHECK ((answer IS NULL) = (answered_at IS NULL)),
        CONSTRAINT recommendation_says_why CHECK ((reason IS NOT NULL) = (answer IS NOT DISTINCT FROM 'does_not_follow'))
      );
      CREATE INDEX recommendation_episode ON recommendation (episode_id, made_at);
      CREATE INDEX recommendation_open ON recommendation (episode_id) WHERE answer IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE recommendation; DROP TABLE review_meeting');
  }
}
