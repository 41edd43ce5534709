/**
 * What waits for people here, for their inboxes: recalls that a holder has not answered, and those
 * that are overdue, for whoever recorded the consent, or leads where the episode is hidden from it;
 * and families that asked to see what is on record.
 */
export const CONSENT_WAITS = `
  SELECT 'recall' AS workflow, recall.consent_id AS subject, consent.episode_id,
    jsonb_agg(one_wait('answer_recall', recall.authority, 'lead_caf_contact', NULL, recall.due_at)
      ORDER BY recall.authority)
    || CASE WHEN bool_or(recall.escalated_at IS NOT NULL) AND chaser IS NOT NULL THEN jsonb_build_array(
      one_wait('chase_recall', chaser, 'lead_caf_contact', NULL, min(recall.due_at)))
      ELSE '[]' END AS waits
  FROM recall JOIN consent ON consent.id = recall.consent_id
  CROSS JOIN LATERAL (SELECT CASE WHEN EXISTS (SELECT FROM episode_shield shield
      WHERE shield.episode_id = consent.episode_id AND consent.authority = ANY (shield.hidden_from))
    THEN (SELECT lead_authority FROM named_episode named
      WHERE named.episode_id = consent.episode_id AND NOT EXISTS (SELECT FROM episode_shield shield
        WHERE shield.episode_id = named.episode_id
          AND named.lead_authority = ANY (shield.hidden_from)))
    ELSE consent.authority END AS chaser) AS chasing
  WHERE recall.answer IS NULL
  GROUP BY recall.consent_id, consent.episode_id, chaser
  UNION ALL
  SELECT 'subject_access', id, episode_id, CASE WHEN to_approve THEN jsonb_build_array(
      one_wait('approve_record', authority, 'lead_caf_contact', NULL, end_of_day(due_on)),
      one_wait('approve_record', authority, 'service_manager', NULL, end_of_day(due_on)))
    ELSE jsonb_build_array(
      one_wait('look_through_record', authority, 'lead_caf_contact', NULL, end_of_day(due_on))) END
  FROM subject_access WHERE ready_at IS NULL`;
