import type { MigrationInterface, QueryRunner } from 'typeorm';

/** All steps and endings of a transfer, its clocks, and what disputes do to an episode. */
export class HandOvers11 implements MigrationInterface {
  readonly name = 'HandOvers1796500000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE episode ADD COLUMN disputes uuid[] NOT NULL DEFAULT '{}';

      DROP INDEX transfer_one_open;
      ALTER TABLE transfer DROP CONSTRAINT transfer_state_check, DROP CONSTRAINT transfer_check1;
      ALTER TABLE transfer
        ADD CHECK (state IN ('queued', 'awaiting_family', 'proposed', 'nominated', 'accepted', 'completed', 'declined', 'cancelled', 'expired', 'disputed')),
        ADD CHECK ((ended_at IS NULL) = (state IN ('queued', 'awaiting_family', 'proposed', 'nominated', 'accepted'))),
        ADD COLUMN effective_at timestamptz,
        ADD COLUMN accepted_at timestamptz,
        ADD COLUMN review_on date,
        ADD COLUMN pack_digest text,
        ADD COLUMN pack_received_at timestamptz,
        ADD COLUMN ordered_by uuid,
        ADD COLUMN due_at timestamptz,
        ADD COLUMN remind_at timestamptz,
        ADD COLUMN hours_left double precision CHECK (hours_left IS NULL OR (hours_left >= 0 AND due_at IS NULL)),
        ADD CHECK (state <> 'completed' OR pack_received_at IS NOT NULL OR accepted_at IS NULL);
      CREATE UNIQUE INDEX transfer_one_open ON transfer (episode_id) WHERE state IN ('awaiting_family', 'proposed', 'nominated', 'accepted');
      CREATE INDEX transfer_unended ON transfer (episode_id) WHERE ended_at IS NULL;
      CREATE INDEX transfer_proposed ON transfer (proposed_at);

      -- Transfers that were open before clocks ran: their time begins now.
      UPDATE transfer SET due_at = now() + interval '7 days' WHERE ended_at IS NULL;
      INSERT INTO timer (kind, subject, due_at) SELECT 'transfer', id, due_at FROM transfer WHERE ended_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX transfer_proposed, transfer_unended;
      ALTER TABLE transfer DROP COLUMN effective_at, DROP COLUMN accepted_at, DROP COLUMN review_on, DROP COLUMN pack_digest,
        DROP COLUMN pack_received_at, DROP COLUMN ordered_by, DROP COLUMN due_at, DROP COLUMN remind_at, DROP COLUMN hours_left;
      ALTER TABLE episode DROP COLUMN disputes;
    `);
  }
}
