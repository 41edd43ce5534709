import type { EntityManager } from 'typeorm';
import type { Pace, TakenChange, TakenOver } from '../../application/feeds/ports.js';
import type { Feed } from '../../domain/feeds/feed.js';
import type { IndexedService } from '../../domain/services/indexed-service.js';
import { changeBetween, isOpen } from '../../domain/services/service-change.js';

const AT_ONCE = 1_000;
/** Fewer where services are compared and written: a few tens of milliseconds of work. */
const TAKEN_AT_ONCE = 50;

interface Pull {
  readonly id: string;
  readonly feed: Feed;
}

/** A service that is new, or not as it was; nothing before where it is new. */
interface StagedRow {
  readonly sourceId: string;
  readonly id: string;
  readonly removed: boolean | null;
  readonly before: IndexedService | null;
  readonly after: IndexedService;
}

/**
 * Makes what a pull staged the directory's copy of its feed: compares, writes what is different,
 * and takes away what is gone. Runs in the caller's transaction, so that searches see all of it or
 * nothing.
 *
 * @param complete what was not staged is gone; otherwise it stays
 */
export async function takeOver(
  manager: EntityManager,
  pull: Pull,
  complete: boolean,
  pace: Pace,
): Promise<TakenOver> {
  // Staged in bulk a moment ago: without figures the planner would compare each service with each
  // staged one.
  await manager.query('ANALYZE staged_service (pull_id, source_id, digest)');
  const changes: TakenChange[] = [];
  let written = 0;
  let services: StagedRow[];
  let after = '';
  do {
    services = await pace(() => takeSome(manager, pull, after));
    after = lastOf(services, after);
    written += services.length;
    changes.push(...services.flatMap(differenceOf));
  } while (services.length === TAKEN_AT_ONCE);
  if (complete) changes.push(...(await takeAway(manager, pull.feed.id, pull.id)));
  const [counted] = await manager.query<[{ listed: number }]>(COUNT, [pull.id, pull.feed.id]);
  await note(manager, pull.id, changes);
  return { same: counted.listed - written, changes };
}

/** What would be different, without writing any of it. */
export async function previewTakeOver(
  manager: EntityManager,
  { id, feed }: Pull,
  pace: Pace,
): Promise<TakenOver> {
  const changes: TakenChange[] = [];
  let different = 0;
  let services: StagedRow[];
  let after = '';
  do {
    const values = [id, feed.id, after, TAKEN_AT_ONCE];
    services = await pace(() => manager.query<StagedRow[]>(DIFFERENT, values));
    after = lastOf(services, after);
    different += services.filter(({ before }) => before !== null).length;
    changes.push(...services.flatMap(differenceOf));
  } while (services.length === TAKEN_AT_ONCE);
  const removed = await manager.query<{ id: string; name: string }[]>(
    `SELECT id, name FROM service s ${UNSTAGED}`,
    [id, feed.id],
  );
  changes.push(...removed.map(removal));
  const [counted] = await manager.query<[{ listed: number }]>(COUNT, [id, feed.id]);
  return { same: counted.listed - different, changes };
}

const lastOf = (services: readonly StagedRow[], before: string): string =>
  services.at(-1)?.sourceId ?? before;

async function takeSome(
  manager: EntityManager,
  { id: pullId, feed }: Pull,
  after: string,
): Promise<StagedRow[]> {
  const services = await manager.query<StagedRow[]>(DIFFERENT, [
    pullId,
    feed.id,
    after,
    TAKEN_AT_ONCE,
  ]);
  if (services.length === 0) return [];
  await manager.query(WRITE, [
    pullId,
    feed.id,
    feed.authority,
    services.map(({ sourceId }) => sourceId),
  ]);
  const placedAnew = services
    .filter(
      ({ before, after, removed }) =>
        before === null || removed || placing(before) !== placing(after),
    )
    .map(({ id }) => id);
  if (placedAnew.length === 0) return services;
  await placeAnew(manager, placedAnew);
  return services;
}

/** Writes the rows of services among the places anew. */
export async function placeAnew(manager: EntityManager, ids: readonly string[]): Promise<void> {
  await manager.query(UNPLACE, [ids]);
  await manager.query(PLACE, [ids]);
}

/** All that its rows among the places are made of. */
function placing({ places, needs, rules, minimumAge, maximumAge, status }: IndexedService): string {
  return JSON.stringify([places, needs, rules, minimumAge, maximumAge, isOpen(status)]);
}

/** Takes away the services of a feed: all of them, or those that a pull did not stage. */
export async function takeAway(
  manager: EntityManager,
  feedId: string,
  unlessStagedBy?: string,
): Promise<TakenChange[]> {
  const [removed] = await manager.query<[{ id: string; name: string }[], number]>(REMOVE, [
    unlessStagedBy ?? null,
    feedId,
  ]);
  await manager.query(UNPLACE, [removed.map(({ id }) => id)]);
  return removed.map(removal);
}

function removal({ id, name }: { id: string; name: string }): TakenChange {
  return { serviceId: id, name, change: 'removed', fields: [] };
}

function differenceOf({ id, removed, before, after }: StagedRow): TakenChange[] {
  const change =
    before === null
      ? { change: 'added' as const, fields: [] }
      : removed
        ? { change: 'reopened' as const, fields: ['status'] }
        : changeBetween(before, after);
  return change
    ? [{ serviceId: id, name: after.name, change: change.change, fields: [...change.fields] }]
    : [];
}

async function note(
  manager: EntityManager,
  pullId: string,
  changes: readonly TakenChange[],
): Promise<void> {
  for (let from = 0; from < changes.length; from += AT_ONCE) {
    await manager.query(
      `INSERT INTO pull_difference (pull_id, service_id, name, change, fields)
       SELECT $1, "serviceId", name, change, ARRAY(SELECT jsonb_array_elements_text(fields))
       FROM jsonb_to_recordset($2::jsonb) AS d("serviceId" uuid, name text, change text,
         fields jsonb)`,
      [pullId, JSON.stringify(changes.slice(from, from + AT_ONCE))],
    );
  }
}

const DIFFERENT = `
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

const WRITE = `
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

const UNSTAGED = `WHERE feed_id = $2 AND NOT removed AND NOT EXISTS (SELECT FROM staged_service st
     WHERE st.pull_id = $1 AND st.source_id = s.source_id)`;

const REMOVE = `
  UPDATE service s SET removed = true, is_open = false
  ${UNSTAGED} RETURNING id, name`;

const COUNT = `
  SELECT count(*)::integer AS listed FROM staged_service st
    JOIN service s ON s.feed_id = $2 AND s.source_id = st.source_id AND NOT s.removed
  WHERE st.pull_id = $1`;

const UNPLACE = 'DELETE FROM service_place WHERE service_id = ANY($1)';

const PLACE = `
  INSERT INTO service_place (service_id, place, need, is_first, service_at_location_id, at, rules,
    minimum_age, maximum_age, days, postcode)
  SELECT s.id, p.place - 1, need.code, need.place = 1, (p.value->>'serviceAtLocationId')::uuid,
    CASE WHEN p.value ? 'position' THEN ll_to_earth((p.value->'position'->>'latitude')::float8,
      (p.value->'position'->>'longitude')::float8) END,
    s.rules, s.minimum_age, s.maximum_age,
    CASE WHEN p.value ?| ARRAY['days',
      'usableDays'] THEN ARRAY(SELECT jsonb_array_elements_text(coalesce(p.value->'usableDays',
      p.value->'days'))) END,
    upper(replace(p.value->>'postcode', ' ', ''))
  FROM service s
  CROSS JOIN LATERAL jsonb_array_elements(s.indexed->'places') WITH ORDINALITY AS p(value, place)
  CROSS JOIN LATERAL unnest(CASE WHEN s.needs = '{}' THEN ARRAY['']
    ELSE s.needs END) WITH ORDINALITY AS need(code, place)
  WHERE s.id = ANY($1) AND s.is_open`;
