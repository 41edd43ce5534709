import { RUNNING } from '../../domain/episode.js';

/**
 * What waits for whoever leads beside what workflows tell of themselves: reviews of plans that are
 * due within a week, or were due, and what others did. The clock is asked once, not for each row.
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
    JOIN lead_term lead ON lead.episode_id = episode.id AND lead.ended_at IS NULL`;
