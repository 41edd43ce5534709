/**
 * Open episodes of all authorities, a tenth of them with another authority beside the home, all
 * with a review ahead. $1 how many, $2 the authorities, $3 who leads in each of them, $4 and $5 ids
 * of a consent and a lookup that all name.
 */
export const EPISODES = `
  WITH made AS (
    SELECT gen_random_uuid() AS id, number, 1 + number % cardinality($2::text[]) AS place
    FROM generate_series(1, $1) AS number
  ), episodes AS (
    INSERT INTO episode (id, state, originating_authority, home_authority, consent_id, lookup_id,
      own_reference, level_of_need, started_at, next_review_on, version)
    SELECT id, 'active', ($2::text[])[place], ($2::text[])[place], $4, $5, 'BENCH-' || number,
      jsonb_build_object('level', 2 + number % 2, 'label', 'Targeted'),
      now() - number * interval '1 minute', current_date + number % 90, 1
    FROM made
  ), leads AS (
    INSERT INTO lead_term (episode_id, term, authority, person_id, since)
    SELECT id, 1, ($2::text[])[place], ($3::uuid[])[place], now() - number * interval '1 minute'
    FROM made
  )
  INSERT INTO counterpart (episode_id, authority)
  SELECT id, ($2::text[])[place] FROM made
  UNION SELECT id, ($2::text[])[1 + place % cardinality($2::text[])] FROM made
    WHERE number % 10 = 0`;

/**
 * What waits in half of them: a review of the plan for who leads. $1 the episodes with their
 * authority, their lead and the instant by which it is due, as JSON.
 */
export const WAITS = `
  INSERT INTO waiting (subject, place, workflow, episode_id, step, authority, person_id, since,
    due_at, sorted_at)
  SELECT id, 0, 'plan_review', id, 'review_plan', authority, person_id, now(), due_at, due_at
  FROM jsonb_to_recordset($1::jsonb)
    AS t(id uuid, authority text, person_id uuid, due_at timestamptz)`;

/** Half of the episodes, as `WAITS` takes them; an eighth of those are overdue. */
export const HALF = `
  SELECT e.id, e.originating_authority AS authority, l.person_id,
    e.next_review_on - interval '11 days' AS due_at
  FROM episode e JOIN lead_term l ON l.episode_id = e.id
  WHERE e.own_reference LIKE 'BENCH-%' AND right(e.own_reference, 1) < '5'`;
