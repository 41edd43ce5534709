/**
 * Open episodes of all authorities, all with a review ahead, of which case systems were reminded
 * where it is near. $1 how many, $2 the authorities, $3 and $4 ids of a consent and a lookup that
 * all name.
 */
export const EPISODES = `
  INSERT INTO episode (id, state, originating_authority, home_authority, consent_id, lookup_id,
    own_reference, level_of_need, started_at, next_review_on, version, people_told, reminded_of)
  SELECT gen_random_uuid(), 'active', authority, authority, $3, $4, 'BENCH-' || number,
    jsonb_build_object('level', 2 + number % 2, 'label', 'Targeted'),
    now() - number * interval '1 minute', review_on, 1, true,
    CASE WHEN review_on <= current_date + 8 THEN review_on END
  FROM generate_series(1, $1) AS number
    CROSS JOIN LATERAL (SELECT ($2::text[])[1 + number % cardinality($2::text[])] AS authority,
      current_date + number % 90 AS review_on) AS a`;

/** Who leads them. $1 the authorities, $2 a person of each. */
export const LEADS = `
  INSERT INTO lead_term (episode_id, term, authority, person_id, since)
  SELECT id, 1, home_authority, ($2::uuid[])[array_position($1::text[], home_authority)], started_at
  FROM episode WHERE own_reference LIKE 'BENCH-%'`;

/** Who has a part: the home, and in a tenth of them the authority after it. $1 the authorities. */
export const PARTS = `
  INSERT INTO counterpart (episode_id, authority)
  SELECT id, home_authority FROM episode WHERE own_reference LIKE 'BENCH-%'
  UNION
  SELECT id, ($1::text[])[1 + array_position($1::text[], home_authority) % cardinality($1::text[])]
  FROM episode WHERE own_reference LIKE 'BENCH-%0'`;

/** Their versions and who leads them, as other services are told of it. */
export const WHO_LEADS = `
  SELECT e.id, e.version, l.authority, l.person_id AS "personId"
  FROM episode e JOIN lead_term l ON l.episode_id = e.id WHERE e.own_reference LIKE 'BENCH-%'`;

const TOLD = `
  FROM jsonb_to_recordset($1::jsonb)
    AS t(id uuid, version integer, authority text, "personId" uuid)
    CROSS JOIN LATERAL jsonb_build_array(jsonb_build_object('personId', "personId",
      'relation', 'lead_professional', 'authority', authority, 'confirmed', false)) AS people`;

/** Who works with each child, as another service knows it. $1 what `WHO_LEADS` answers, as JSON. */
export const PEOPLE = `
  INSERT INTO episode_people (episode_id, version, people) SELECT id, version, people ${TOLD}`;

/** The same for consent-service, which knows what is closed as well. */
export const PEOPLE_OF_OPEN = `
  INSERT INTO episode_people (episode_id, version, people, closed)
  SELECT id, version, people, false ${TOLD}`;

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

/**
 * Half of the episodes, as `WAITS` takes them, but for those that are due within a week: of those
 * the hub tells by itself, and two that write the same rows at once lock each other out.
 */
export const HALF = `
  SELECT e.id, e.originating_authority AS authority, l.person_id,
    e.next_review_on - interval '11 days' AS due_at
  FROM episode e JOIN lead_term l ON l.episode_id = e.id
  WHERE e.own_reference LIKE 'BENCH-%' AND right(e.own_reference, 1) < '5'
    AND e.next_review_on > current_date + 8`;
