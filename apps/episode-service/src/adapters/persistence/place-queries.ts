/**
 * Cases by the school, nursery and practice that have a number and were a contact in the time: $1
 * first day, $2 last day, $3 originating authority or all. A school tells where a family is:
 * episodes that are hidden count nowhere.
 */
export const PLACES = `
  WITH mine AS (
    SELECT e.id, e.originating_authority AS authority, e.started_at, e.contacts,
      CASE WHEN e.state = 'closed' THEN (SELECT max(s.at) FROM episode_step s
        WHERE s.episode_id = e.id AND s.step = 'close' AND s.undone_at IS NULL) END AS ended_at
    FROM episode e
    WHERE ($3::text IS NULL OR e.originating_authority = $3) AND e.shield IS NULL
      AND e.contacts IS NOT NULL AND e.state NOT IN ('voided', 'folded')
      AND e.started_at < $2::date + 1
  ), placed AS (
    SELECT DISTINCT ON (m.id, c.kind, upper(c.code)) m.id, m.authority, m.started_at, c.kind,
      upper(c.code) AS code, c.organisation AS name
    FROM mine m, jsonb_to_recordset(m.contacts) AS c(kind text, code text, organisation text, until date)
    WHERE c.kind IN ('school', 'nursery', 'gp') AND c.code IS NOT NULL
      AND (c.until IS NULL OR c.until >= date_trunc('month', $1::date))
      AND (m.ended_at IS NULL OR m.ended_at >= date_trunc('month', $1::date))
  )
  SELECT p.kind, p.authority, p.code, max(p.name) AS name, count(*) AS cases,
    count(*) FILTER (WHERE p.started_at >= date_trunc('month', $1::date)) AS started,
    coalesce(sum(r.asked), 0) AS asked, coalesce(sum(r.waiting), 0) AS waiting,
    coalesce(sum(r.not_given), 0) AS "notGiven"
  FROM placed p LEFT JOIN LATERAL (
    SELECT count(*) AS asked, count(*) FILTER (WHERE state = 'waiting') AS waiting,
      count(*) FILTER (WHERE state = 'declined'
        AND reason IN ('no_capacity', 'not_eligible', 'not_appropriate')) AS not_given
    FROM service_request WHERE episode_id = p.id
      AND sent_at >= date_trunc('month', $1::date) AND sent_at < $2::date + 1
  ) r ON true
  GROUP BY p.kind, p.authority, p.code ORDER BY p.kind, cases DESC, p.code, p.authority`;
