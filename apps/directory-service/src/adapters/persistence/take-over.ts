import type { EntityManager } from 'typeorm';
import type { TakenOver } from '../../application/ports.js';
import type { Feed } from '../../domain/feeds/feed.js';
import type { IndexedService } from '../../domain/services/indexed-service.js';
import { changeBetween } from '../../domain/services/service-change.js';

const AT_ONCE = 1_000;
/** Fewer where both copies of a service are read: whoever asks meanwhile waits for no more. */
const COMPARED_AT_ONCE = 100;

type Difference = TakenOver['changes'][number];
type Named = { readonly id: string; readonly name: string };

/**
 * Makes what a pull staged the directory's copy of its feed: compares, writes what is different, and takes away what is
 * gone. Runs in the caller's transaction, so that searches see all of it or nothing.
 *
 * @param complete what was not staged is gone; otherwise it stays
 */
export async function takeOver(manager: EntityManager, { id: pullId, feed }: { readonly id: string; readonly feed: Feed }, complete: boolean): Promise<TakenOver> {
  // Staged in bulk a moment ago: without figures the planner would compare each service with each staged one.
  await manager.query('ANALYZE staged_service (pull_id, source_id, digest)');
  const { known, differences } = await compare(manager, pullId, feed.id);
  const written = await manager.query<Named[]>(WRITE, [pullId, feed.id, feed.authority]);
  const [removed] = complete ? await manager.query<[Named[], number]>(REMOVE, [pullId, feed.id]) : [[]];
  const moved = [...written, ...removed].map(({ id }) => id);
  await manager.query('DELETE FROM service_place WHERE service_id = ANY($1)', [moved]);
  await manager.query(PLACE, [moved]);
  const [counted] = await manager.query<[{ listed: number }]>(COUNT, [pullId, feed.id]);
  const before = new Set(known);
  const added = written.filter(({ id }) => !before.has(id));
  const changes = [...added.map(named('added')), ...differences, ...removed.map(named('removed'))];
  await note(manager, pullId, changes);
  return { added: added.length, same: counted.listed - written.length, changes };
}

function named(change: Difference['change']): (one: Named) => Difference {
  return ({ id, name }) => ({ serviceId: id, name, change, fields: [] });
}

async function compare(manager: EntityManager, pullId: string, feedId: string): Promise<{ known: string[]; differences: Difference[] }> {
  const known: string[] = [];
  const differences: Difference[] = [];
  for (let after = '';;) {
    const rows = await manager.query<{ sourceId: string; id: string; before: IndexedService; after: IndexedService; removed: boolean }[]>(COMPARE, [pullId, feedId, after, COMPARED_AT_ONCE]);
    for (const row of rows) {
      known.push(row.id);
      const change = row.removed ? { change: 'reopened' as const, fields: ['status'] } : changeBetween(row.before, row.after);
      if (change) differences.push({ serviceId: row.id, name: row.after.name, ...change, fields: [...change.fields] });
    }
    after = rows.at(-1)?.sourceId ?? '';
    if (rows.length < COMPARED_AT_ONCE) return { known, differences };
  }
}

async function note(manager: EntityManager, pullId: string, changes: readonly Difference[]): Promise<void> {
  for (let from = 0; from < changes.length; from += AT_ONCE) {
    await manager.query(
      `INSERT INTO pull_difference (pull_id, service_id, name, change, fields)
       SELECT $1, "serviceId", name, change, ARRAY(SELECT jsonb_array_elements_text(fields))
       FROM jsonb_to_recordset($2::jsonb) AS d("serviceId" uuid, name text, change text, fields jsonb)`,
      [pullId, JSON.stringify(changes.slice(from, from + AT_ONCE))],
    );
  }
}

const COMPARE = `
  SELECT s.source_id AS "sourceId", s.id, s.indexed AS before, st.indexed AS after, s.removed
  FROM staged_service st JOIN service s ON s.feed_id = $2 AND s.source_id = st.source_id
  WHERE st.pull_id = $1 AND st.digest IS NOT NULL AND (s.digest <> st.digest OR s.removed) AND st.source_id > $3
  ORDER BY st.source_id LIMIT $4`;

const list = (field: string): string => `ARRAY(SELECT jsonb_array_elements_text(st.indexed->'${field}'))`;

/** Names of organisations and services weigh most. */
const WORDS = `
  setweight(to_tsvector('english', unaccent(st.indexed->>'name')), 'A')
  || setweight(to_tsvector('english', unaccent(st.indexed->>'organization')), 'B')
  || setweight(to_tsvector('english', unaccent(left(st.indexed->>'description', 10000))), 'C')`;

const WRITE = `
  INSERT INTO service (id, feed_id, source_id, authority, digest, removed, name, is_open, is_located, organization, organization_id, needs, rules,
    minimum_age, maximum_age, days, areas, term_ids, taxonomy_ids, quality, modified_at, words, indexed, document, summary)
  SELECT st.id, $2, st.source_id, $3, st.digest, false, st.indexed->>'name', st.indexed->>'status' = 'active',
    jsonb_path_exists(st.indexed, '$.places[*].position'), st.indexed->>'organization', coalesce(st.document->'organization'->>'id', st.document->>'organization_id'),
    ${list('needs')}, ${list('rules')}, (st.indexed->>'minimumAge')::smallint, (st.indexed->>'maximumAge')::smallint,
    CASE WHEN st.indexed ? 'days' THEN ${list('days')} END, ${list('areas')}, ${list('termIds')}, ${list('taxonomyIds')},
    (st.indexed->>'quality')::smallint, (st.indexed->>'modifiedAt')::timestamptz, ${WORDS}, st.indexed, st.document, st.summary
  FROM staged_service st LEFT JOIN service s ON s.feed_id = $2 AND s.source_id = st.source_id
  WHERE st.pull_id = $1 AND st.digest IS NOT NULL AND (s.id IS NULL OR s.digest <> st.digest OR s.removed)
  ON CONFLICT (feed_id, source_id) DO UPDATE SET digest = excluded.digest, removed = false, name = excluded.name,
    is_open = excluded.is_open, is_located = excluded.is_located, organization = excluded.organization, organization_id = excluded.organization_id,
    needs = excluded.needs, rules = excluded.rules, minimum_age = excluded.minimum_age, maximum_age = excluded.maximum_age, days = excluded.days,
    areas = excluded.areas, term_ids = excluded.term_ids, taxonomy_ids = excluded.taxonomy_ids, quality = excluded.quality, modified_at = excluded.modified_at,
    words = excluded.words, indexed = excluded.indexed, document = excluded.document, summary = excluded.summary
  RETURNING id, name`;

const REMOVE = `
  UPDATE service s SET removed = true, is_open = false
  WHERE feed_id = $2 AND NOT removed AND NOT EXISTS (SELECT FROM staged_service st WHERE st.pull_id = $1 AND st.source_id = s.source_id)
  RETURNING id, name`;

const COUNT = `
  SELECT count(*)::integer AS listed FROM staged_service st JOIN service s ON s.feed_id = $2 AND s.source_id = st.source_id AND NOT s.removed
  WHERE st.pull_id = $1`;

const PLACE = `
  INSERT INTO service_place (service_id, place, need, is_first, service_at_location_id, at, rules, minimum_age, maximum_age, days, postcode)
  SELECT s.id, p.place - 1, need.code, need.place = 1, (p.value->>'serviceAtLocationId')::uuid,
    CASE WHEN p.value ? 'position' THEN ll_to_earth((p.value->'position'->>'latitude')::float8, (p.value->'position'->>'longitude')::float8) END,
    s.rules, s.minimum_age, s.maximum_age,
    CASE WHEN p.value ? 'days' THEN ARRAY(SELECT jsonb_array_elements_text(p.value->'days')) END,
    upper(replace(p.value->>'postcode', ' ', ''))
  FROM service s
  CROSS JOIN LATERAL jsonb_array_elements(s.indexed->'places') WITH ORDINALITY AS p(value, place)
  CROSS JOIN LATERAL unnest(CASE WHEN s.needs = '{}' THEN ARRAY[''] ELSE s.needs END) WITH ORDINALITY AS need(code, place)
  WHERE s.id = ANY($1) AND s.is_open`;
