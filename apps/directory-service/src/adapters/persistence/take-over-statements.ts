export const DIFFERENT = `
  SELECT st.source_id AS "sourceId", coalesce(s.id, st.id) AS id, s.removed, s.indexed AS before,
    st.indexed AS after
  FROM staged_service st LEFT JOIN service s ON s.feed_id = $2 AND s.source_id = st.source_id
  WHERE st.pull_id = $1 AND st.digest IS NOT NULL
    AND (s.id IS NULL OR s.digest <> st.digest OR s.removed) AND st.source_id > $3
  ORDER BY st.source_id LIMIT $4`;

const list = (field: string): string =>
  `ARRAY(SELECT jsonb_array_elements_text(st.indexed->'${field}'))`;

/** Names of organisations and services weigh most. */
const WORDS = `
  setweight(to_tsvector('english', unaccent(st.indexed->>'name')), 'A')
  || setweight(to_tsvector('english', unaccent(st.indexed->>'organization')), 'B')
  || setweight(to_tsvector('english', unaccent(left(st.indexed->>'description', 10000))), 'C')`;

export const WRITE = `
  INSERT INTO service (id, feed_id, source_id, authority, digest, removed, name, is_open,
    is_located, organization, organization_id, needs, rules,
    minimum_age, maximum_age, days, days_change_on, areas, term_ids, taxonomy_ids, quality,
      modified_at, words, indexed, document, summary)
  SELECT st.id, $2, st.source_id, $3, st.digest, false, st.indexed->>'name',
    st.indexed->>'status' = 'active',
    jsonb_path_exists(st.indexed, '$.places[*].position'), st.indexed->>'organization',
      coalesce(st.document->'organization'->>'id', st.document->>'organization_id'),
    ${list('needs')}, ${list('rules')}, (st.indexed->>'minimumAge')::smallint,
      (st.indexed->>'maximumAge')::smallint,
    CASE WHEN st.indexed ? 'days' THEN ${list('days')} END, (st.indexed->>'daysChangeOn')::date,
      ${list('areas')}, ${list('termIds')}, ${list('taxonomyIds')},
    (st.indexed->>'quality')::smallint, (st.indexed->>'modifiedAt')::timestamptz, ${WORDS},
      st.indexed, st.document, st.summary
  FROM staged_service st WHERE st.pull_id = $1 AND st.source_id = ANY($4)
  ON CONFLICT (feed_id, source_id) DO UPDATE
    SET digest = excluded.digest, removed = false, name = excluded.name,
    is_open = excluded.is_open, is_located = excluded.is_located,
      organization = excluded.organization, organization_id = excluded.organization_id,
    needs = excluded.needs, rules = excluded.rules, minimum_age = excluded.minimum_age,
      maximum_age = excluded.maximum_age, days = excluded.days,
      days_change_on = excluded.days_change_on,
    areas = excluded.areas, term_ids = excluded.term_ids, taxonomy_ids = excluded.taxonomy_ids,
      quality = excluded.quality, modified_at = excluded.modified_at,
    words = excluded.words, indexed = excluded.indexed, document = excluded.document,
      summary = excluded.summary`;

export const UNSTAGED = `WHERE feed_id = $2 AND NOT removed AND NOT EXISTS (SELECT FROM staged_service st
     WHERE st.pull_id = $1 AND st.source_id = s.source_id)`;

export const REMOVE = `
  UPDATE service s SET removed = true, is_open = false
  ${UNSTAGED} RETURNING id, name`;

export const COUNT = `
  SELECT count(*)::integer AS listed FROM staged_service st
    JOIN service s ON s.feed_id = $2 AND s.source_id = st.source_id AND NOT s.removed
  WHERE st.pull_id = $1`;
