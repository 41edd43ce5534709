import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases on their way to an authority outside London. */
export class OutsideHandOvers53 implements MigrationInterface {
  readonly name = 'OutsideHandOvers1799500000053';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outside_hand_over (
        id uuid PRIMARY KEY,
        episode_id uuid NOT NULL REFERENCES episode (id),
        receiver_name text NOT NULL,
        receiver_contact text NOT NULL,
        family_view text NOT NULL,
        goes_on_because text,
        family_told_on date,
        state text NOT NULL CHECK (state IN ('awaiting_family', 'open', 'sent', 'received', 'cancelled')),
        opened_at timestamptz(3) NOT NULL,
        opened_by uuid,
        due_at timestamptz(3) NOT NULL,
        pack_digest text,
        sent_by text,
        sent_at timestamptz(3),
        received_by text,
        received_on date,
        confirmed_by text,
        ended_at timestamptz(3),
        cancelled_because text,
        CONSTRAINT outside_hand_over_ends CHECK ((ended_at IS NOT NULL) = (state IN ('received', 'cancelled'))),
        CONSTRAINT outside_hand_over_received CHECK ((state = 'received') = (received_by IS NOT NULL)
          AND (received_by IS NULL) = (received_on IS NULL)),
        CONSTRAINT outside_hand_over_sent CHECK (state NOT IN ('sent', 'received') OR (sent_at IS NOT NULL
          AND sent_by IS NOT NULL AND pack_digest IS NOT NULL)),
        CONSTRAINT outside_hand_over_by_family CHECK (state IN ('awaiting_family', 'cancelled')
          OR family_view = 'agrees' OR (goes_on_because IS NOT NULL AND family_told_on IS NOT NULL))
      );
      CREATE INDEX outside_hand_over_episode ON outside_hand_over (episode_id, opened_at);
      CREATE UNIQUE INDEX outside_hand_over_one_open ON outside_hand_over (episode_id)
        WHERE ended_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE outside_hand_over');
  }
}
