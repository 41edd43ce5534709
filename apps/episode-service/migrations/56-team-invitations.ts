import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is asked into a team, and what they answer; one open at a time for each person. */
export class TeamInvitations56 implements MigrationInterface {
  readonly name = 'TeamInvitations1799600000056';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE team_invitation (
        id uuid PRIMARY KEY,
        episode_id uuid NOT NULL REFERENCES episode (id),
        state text NOT NULL CHECK (state IN ('open', 'accepted', 'declined', 'withdrawn')),
        authority text NOT NULL,
        person_id uuid NOT NULL,
        role text NOT NULL,
        from_authority text NOT NULL,
        confirmed boolean NOT NULL,
        invited_by uuid,
        invited_at timestamptz(3) NOT NULL,
        answer_by timestamptz(3) NOT NULL,
        because text,
        ended_at timestamptz(3),
        CONSTRAINT team_invitation_ended CHECK ((state = 'open') = (ended_at IS NULL)),
        CONSTRAINT team_invitation_says_why CHECK ((state = 'declined') = (because IS NOT NULL))
      );
      CREATE INDEX team_invitation_episode ON team_invitation (episode_id, invited_at);
      CREATE UNIQUE INDEX team_invitation_one_open ON team_invitation (episode_id, person_id)
        WHERE state = 'open';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE team_invitation');
  }
}
