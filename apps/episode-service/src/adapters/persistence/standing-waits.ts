/**
 * What waits for people here beside what workflows tell of themselves: reviews of plans that are
 * due within a week, or were due, for whoever leads. The clock is asked once, not for each row.
 */
export const EPISODE_WAITS = `
  SELECT 'plan_review' AS workflow, episode.id AS subject, episode.id AS episode_id, jsonb_build_array(
    one_wait('review_plan', lead.authority, NULL, lead.person_id, end_of_day(episode.next_review_on))) AS waits
  FROM episode JOIN lead_term lead ON lead.episode_id = episode.id AND lead.ended_at IS NULL
  WHERE episode.state IN ('active', 'in_review', 'transferring')
    AND episode.next_review_on <= (SELECT (hub_now() AT TIME ZONE 'Europe/London')::date + 7)`;
