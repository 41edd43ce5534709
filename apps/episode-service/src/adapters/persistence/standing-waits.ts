import { RUNNING } from '../../domain/episode.js';

/**
 * What waits for people here beside what workflows tell of themselves: for whoever leads reviews of
 * plans that are due within a week, or were due, and what others did; for the lead CAF contact, by
 * the end of the next working day, cases whose lead acts for their authority no more. The clock is
 * asked once, not for each row.
 */
export const EPISODE_WAITS = `
  SELECT 'plan_review' AS workflow, episode.id AS subject, episode.id AS episode_id, jsonb_build_array(
    one_wait('review_plan', lead.authority, NULL, lead.person_id, end_of_day(episode.next_review_on))) AS waits
  FROM episode JOIN lead_term lead ON lead.episode_id = episode.id AND lead.ended_at IS NULL
  WHERE episode.state IN ('active', 'in_review', 'transferring')
    AND episode.next_review_on <= (SELECT (hub_now() AT TIME ZONE 'Europe/London')::date + 7)
  UNION ALL
  SELECT 'development', episode.id, episode.id, jsonb_build_array(
    one_wait('look_at_developments', lead.authority, NULL, lead.person_id, NULL))
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
    one_wait('record_review', lead.authority, NULL, lead.person_id, end_of_day(review.meeting_on)))
  FROM review_meeting review
    JOIN episode ON episode.id = review.episode_id AND episode.state IN ('in_review', 'transferring')
    JOIN lead_term lead ON lead.episode_id = episode.id AND lead.ended_at IS NULL
  WHERE review.state = 'called' AND review.meeting_on <= (SELECT (hub_now() AT TIME ZONE 'Europe/London')::date)
  UNION ALL
  SELECT 'recommendation', made.id, made.episode_id, jsonb_build_array(
    one_wait('answer_recommendation', lead.authority, NULL, lead.person_id, made.answer_by))
  FROM recommendation made
    JOIN episode ON episode.id = made.episode_id AND episode.state = ANY('{${RUNNING.join(',')}}')
    JOIN lead_term lead ON lead.episode_id = episode.id AND lead.ended_at IS NULL
  WHERE made.answer IS NULL`;
