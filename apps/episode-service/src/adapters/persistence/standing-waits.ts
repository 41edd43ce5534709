import { RUNNING } from '../../domain/episode.js';

/** So many of one thing are told at most; the others once these have acted. */
const MOST_WAITS = 40;

/**
 * What waits for people here beside what workflows tell of themselves: for whoever leads reviews of
 * plans that are due within a week, or were due, and what others did; for the lead CAF contact, by
 * the end of the next working day, cases whose lead acts for their authority no more, and those in
 * which nobody stands in for the days that are left, since who did does not; for whoever leads
 * those whose coordinator does not; who asks to lead, and a move after which the lead may be
 * offered to the new home; hand-overs out of London; for whoever is invited into a team, their
 * answer; and for whom a notice was written, that they read it. The clock is asked once, not for
 * each row.
 */
export const EPISODE_WAITS = `
  SELECT 'plan_review' AS workflow, episode.id AS subject, episode.id AS episode_id, jsonb_build_array(
    one_wait('review_plan', lead.authority, NULL, lead.acting_id, end_of_day(episode.next_review_on))) AS waits
  FROM episode JOIN lead_term lead ON lead.episode_id = episode.id AND lead.ended_at IS NULL
  WHERE episode.state IN ('active', 'in_review', 'transferring')
    AND episode.next_review_on <= (SELECT (hub_now() AT TIME ZONE 'Europe/London')::date + 7)
  UNION ALL
  SELECT 'development', episode.id, episode.id, jsonb_build_array(
    one_wait('look_at_developments', lead.authority, NULL, lead.acting_id, NULL))
  FROM (SELECT DISTINCT episode_id FROM development) AS new
    JOIN episode ON episode.id = new.episode_id AND episode.state = ANY('{${RUNNING.join(',')}}')
    JOIN lead_term lead ON lead.episode_id = episode.id AND lead.ended_at IS NULL
  UNION ALL
  SELECT 'lead_gone', episode.id, episode.id, jsonb_build_array(
    one_wait('name_lead', lead.authority, 'lead_caf_contact', NULL, gone.due_at))
  FROM ended_person gone
  JOIN lead_term lead ON lead.person_id = gone.person_id AND lead.ended_at IS NULL
  JOIN episode ON episode.id = lead.episode_id
  WHERE episode.state NOT IN ('closed', 'voided', 'folded')
  UNION ALL
  SELECT 'lead_gone', episode.id, episode.id, jsonb_build_array(
    one_wait('name_cover', lead.authority, 'lead_caf_contact', NULL, min(gone.due_at)))
  FROM ended_person gone
  JOIN lead_cover bare ON bare.person_id = gone.person_id AND bare.ended_because = 'stand_in_left'
    AND bare.until_on >= (SELECT (hub_now() AT TIME ZONE 'Europe/London')::date)
  JOIN lead_term lead ON lead.episode_id = bare.episode_id AND lead.term = bare.term AND lead.ended_at IS NULL
  JOIN episode ON episode.id = lead.episode_id
  WHERE episode.state NOT IN ('closed', 'voided', 'folded')
    AND NOT EXISTS (SELECT FROM ended_person away WHERE away.person_id = lead.person_id)
    AND NOT EXISTS (SELECT FROM lead_cover other WHERE other.episode_id = bare.episode_id AND other.term = bare.term
      AND (other.state <> 'ended' OR other.ended_at > bare.ended_at
        AND other.ended_because IN ('lead_is_back', 'somebody_else_covers', 'date_came')))
  GROUP BY episode.id, lead.authority
  UNION ALL
  SELECT 'coordinator_gone', episode.id, episode.id, jsonb_build_array(
    one_wait('name_coordinator', lead.authority, NULL, lead.acting_id, gone.due_at))
  FROM ended_person gone
  JOIN episode ON episode.coordinator->>'personId' = gone.person_id::text
    AND episode.state = ANY('{${RUNNING.join(',')}}')
  JOIN lead_term lead ON lead.episode_id = episode.id AND lead.ended_at IS NULL
  UNION ALL
  SELECT 'review_meeting', review.id, review.episode_id, jsonb_agg(one_wait('answer_invitation',
    invited ->> 'authority', NULL, (invited ->> 'personId')::uuid, end_of_day(review.meeting_on)) ORDER BY invited ->> 'place')
  FROM review_meeting review
    JOIN episode ON episode.id = review.episode_id AND episode.state IN ('in_review', 'transferring'),
    jsonb_array_elements(review.invitations) AS invited
  WHERE review.state = 'called' AND invited ? 'personId' AND NOT invited ? 'answer'
    AND review.meeting_on > (SELECT (hub_now() AT TIME ZONE 'Europe/London')::date)
  GROUP BY review.id
  UNION ALL
  SELECT 'review_meeting', review.id, review.episode_id, jsonb_build_array(
    one_wait('record_review', lead.authority, NULL, lead.acting_id, end_of_day(coalesce((
      SELECT (invited #>> '{closed,openAgainOn}')::date FROM jsonb_array_elements(review.invitations) AS invited
      WHERE invited ->> 'personId' = lead.acting_id::text AND invited ? 'closed' LIMIT 1), review.meeting_on))))
  FROM review_meeting review
    JOIN episode ON episode.id = review.episode_id AND episode.state IN ('in_review', 'transferring')
    JOIN lead_term lead ON lead.episode_id = episode.id AND lead.ended_at IS NULL
  WHERE review.state = 'called' AND review.meeting_on <= (SELECT (hub_now() AT TIME ZONE 'Europe/London')::date)
  UNION ALL
  SELECT 'recommendation', made.id, made.episode_id, jsonb_build_array(
    one_wait('answer_recommendation', lead.authority, NULL, lead.acting_id, made.answer_by))
  FROM recommendation made
    JOIN episode ON episode.id = made.episode_id AND episode.state = ANY('{${RUNNING.join(',')}}')
    JOIN lead_term lead ON lead.episode_id = episode.id AND lead.ended_at IS NULL
  WHERE made.answer IS NULL
  UNION ALL
  SELECT 'lead_request', asked.id, asked.episode_id, jsonb_build_array(
    one_wait('answer_lead_request', lead.authority, NULL, lead.acting_id, asked.answer_by))
  FROM lead_request asked
    JOIN episode ON episode.id = asked.episode_id AND episode.state = ANY('{${RUNNING.join(',')}}')
    JOIN lead_term lead ON lead.episode_id = episode.id AND lead.ended_at IS NULL AND lead.term = asked.term
  WHERE asked.state = 'open'
  UNION ALL
  SELECT 'move_offer', episode.id, episode.id, jsonb_build_array(
    one_wait('consider_hand_over', lead.authority, NULL, lead.acting_id, NULL))
  FROM (SELECT episode_id, max(at) AS at FROM episode_step
      WHERE step = 'change_home' AND undone_at IS NULL GROUP BY episode_id) AS moved
    JOIN episode ON episode.id = moved.episode_id AND episode.state = ANY('{${RUNNING.join(',')}}')
      AND episode.home_untold IS NULL
    JOIN lead_term lead ON lead.episode_id = episode.id AND lead.ended_at IS NULL
      AND lead.authority <> episode.home_authority AND lead.since <= moved.at
  WHERE NOT EXISTS (SELECT FROM kept_lead kept WHERE kept.episode_id = episode.id AND kept.at >= moved.at)
    AND NOT EXISTS (SELECT FROM transfer WHERE transfer.episode_id = episode.id
      AND transfer.to_authority = episode.home_authority AND transfer.proposed_at >= moved.at)
  UNION ALL
  SELECT 'outside_hand_over', gone.id, gone.episode_id, jsonb_build_array(CASE
    WHEN gone.state = 'awaiting_family' AND gone.family_view = 'disagrees'
      THEN one_wait('answer_family_no', lead.authority, 'lead_caf_contact', NULL, gone.due_at)
    WHEN gone.state = 'awaiting_family'
      THEN one_wait('record_family_view', lead.authority, NULL, lead.acting_id, gone.due_at)
    WHEN gone.state = 'open' THEN one_wait('send_pack_outside', lead.authority, NULL, lead.acting_id, gone.due_at)
    ELSE one_wait('confirm_outside_receipt', lead.authority, NULL, lead.acting_id, gone.due_at) END)
  FROM outside_hand_over gone
    JOIN episode ON episode.id = gone.episode_id AND episode.state = ANY('{${RUNNING.join(',')}}')
    JOIN lead_term lead ON lead.episode_id = episode.id AND lead.ended_at IS NULL
  WHERE gone.ended_at IS NULL
  UNION ALL
  SELECT 'team_invitation', invited.id, invited.episode_id, jsonb_build_array(
    one_wait('answer_team_invitation', invited.authority, NULL, invited.person_id, invited.answer_by))
  FROM team_invitation invited
    JOIN episode ON episode.id = invited.episode_id AND episode.state = ANY('{${RUNNING.join(',')}}')
  WHERE invited.state = 'open'
    AND NOT coalesce(episode.shield->'hiddenFrom' @> to_jsonb(invited.authority), false)
    AND NOT coalesce(episode.shield->'hiddenFromPeople' @> to_jsonb(invited.person_id::text), false)
  UNION ALL
  SELECT 'team_notice', notice.id, notice.episode_id, unread.waits
  FROM team_notice notice
    JOIN episode ON episode.id = notice.episode_id AND episode.state = ANY('{${RUNNING.join(',')}}')
    JOIN lead_term lead ON lead.episode_id = episode.id AND lead.ended_at IS NULL
    CROSS JOIN LATERAL (
      SELECT jsonb_agg(one_wait('read_notice', reader.authority, NULL, reader.person_id, NULL) ORDER BY reader.person_id) AS waits
      FROM (SELECT * FROM notice_reader reader WHERE reader.notice_id = notice.id AND reader.read_at IS NULL
        AND (reader.person_id IN (lead.acting_id, (episode.coordinator->>'personId')::uuid)
          OR EXISTS (SELECT FROM team_member member WHERE member.episode_id = notice.episode_id
            AND member.person_id = reader.person_id AND member.left_on IS NULL))
        AND NOT coalesce(episode.shield->'hiddenFrom' @> to_jsonb(reader.authority), false)
        AND NOT coalesce(episode.shield->'hiddenFromPeople' @> to_jsonb(reader.person_id::text), false)
        ORDER BY reader.person_id LIMIT ${String(MOST_WAITS)}) AS reader) AS unread
  WHERE unread.waits IS NOT NULL AND EXISTS (
    SELECT FROM notice_reader reader WHERE reader.notice_id = notice.id AND reader.read_at IS NULL)`;
