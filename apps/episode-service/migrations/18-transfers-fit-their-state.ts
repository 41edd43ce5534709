import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What each state of a transfer holds is checked by the database too. No version of the hub wrote a row that breaks it; one that was
 * damaged by hand goes back to the step that its columns still prove, so that its parties can go on.
 */
export class TransfersFitTheirState18 implements MigrationInterface {
  readonly name = 'TransfersFitTheirState1796600000301';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE transfer t SET incoming_person_id = l.person_id FROM lead_term l
        WHERE t.state = 'completed' AND t.incoming_person_id IS NULL AND l.episode_id = t.episode_id AND l.term = t.outgoing_term + 1;
      UPDATE transfer SET state = 'cancelled', ended_because = coalesce(ended_because, 'No switch of the Lead Professional is on record.')
        WHERE state = 'completed' AND incoming_person_id IS NULL;
      UPDATE transfer SET ended_because = 'No reason is on record.'
        WHERE state IN ('declined', 'cancelled', 'expired', 'disputed') AND ended_because IS NULL;
      UPDATE transfer SET state = 'proposed' WHERE state IN ('nominated', 'accepted') AND incoming_person_id IS NULL;
      UPDATE transfer SET state = 'nominated' WHERE state = 'accepted' AND accepted_at IS NULL;
      UPDATE transfer SET pack_received_at = NULL WHERE state = 'accepted' AND effective_at IS NULL;
      UPDATE transfer SET accepted_at = NULL, review_on = NULL, pack_digest = NULL, pack_received_at = NULL
        WHERE state IN ('queued', 'awaiting_family', 'proposed', 'nominated');
      UPDATE transfer SET incoming_person_id = NULL WHERE state IN ('queued', 'awaiting_family', 'proposed');

      UPDATE transfer SET due_at = NULL, remind_at = NULL, hours_left = NULL WHERE ended_at IS NOT NULL OR state = 'queued';
      UPDATE transfer SET due_at = NULL, remind_at = NULL WHERE pack_received_at IS NOT NULL OR hours_left IS NOT NULL;
      WITH restarted AS (
        UPDATE transfer SET due_at = now() + interval '7 days'
          WHERE state IN ('awaiting_family', 'proposed', 'nominated', 'accepted')
            AND pack_received_at IS NULL AND due_at IS NULL AND hours_left IS NULL
          RETURNING id, due_at
      )
      INSERT INTO timer (kind, subject, due_at) SELECT 'transfer', id, due_at FROM restarted
        ON CONFLICT (kind, subject) DO UPDATE SET due_at = excluded.due_at;

      ALTER TABLE transfer
        ADD CONSTRAINT transfer_holds_what_it_needs CHECK (CASE state
          WHEN 'nominated' THEN incoming_person_id IS NOT NULL
          WHEN 'accepted' THEN incoming_person_id IS NOT NULL AND accepted_at IS NOT NULL AND (pack_received_at IS NULL OR effective_at IS NOT NULL)
          WHEN 'completed' THEN incoming_person_id IS NOT NULL
          WHEN 'declined' THEN ended_because IS NOT NULL
          WHEN 'cancelled' THEN ended_because IS NOT NULL
          WHEN 'expired' THEN ended_because IS NOT NULL
          WHEN 'disputed' THEN ended_because IS NOT NULL
          ELSE incoming_person_id IS NULL AND accepted_at IS NULL
        END),
        ADD CONSTRAINT transfer_has_one_clock CHECK (CASE
          WHEN ended_at IS NOT NULL OR state = 'queued' THEN num_nonnulls(due_at, remind_at, hours_left) = 0
          WHEN pack_received_at IS NOT NULL THEN num_nonnulls(due_at, remind_at) = 0
          WHEN hours_left IS NOT NULL THEN num_nonnulls(due_at, remind_at) = 0
          ELSE due_at IS NOT NULL
        END);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE transfer DROP CONSTRAINT transfer_holds_what_it_needs, DROP CONSTRAINT transfer_has_one_clock',
    );
  }
}
