import { readRow } from '@hub/persistence';
import type { EntityManager } from 'typeorm';
import type { ServiceFacets } from '@hub/contracts/directory';
import type {
  DueService,
  FoundService,
  KeptService,
  LikeWords,
  OfUnknownNeed,
  SearchPlace,
  ServiceSearch,
  ServiceStore,
} from '../../application/ports.js';
import type { IndexedService } from '../../domain/services/indexed-service.js';
import { Conditions } from './conditions.js';
import { placeAnew } from './place-services.js';

/**
 * Where words leave fewer services than this, those are looked at one by one; with more, the places
 * nearest by.
 */
const FEW = 1_000;
/** Words that look like a misspelt one, of which the nearest in spelling is taken. */
const MOST_ALIKE = 10;

export class SqlServiceStore implements ServiceStore {
  constructor(private readonly manager: EntityManager) {}

  async search(search: ServiceSearch, limit: number, after?: SearchPlace): Promise<FoundService[]> {
    const ranked = rankedBy(search);
    if (!search.near)
      return ranked === undefined
        ? this.byName(search, limit, after)
        : this.byRank(search, ranked, limit, after);
    const located = after?.order === 'name' ? [] : await this.nearest(search, limit, after);
    if (located.length >= limit) return located;
    const unlocated = await this.byName(
      search,
      limit - located.length,
      after?.order === 'name' ? after : undefined,
      'AND NOT s.is_located',
    );
    return [...located, ...unlocated];
  }

  /** A service counts at the nearest of its places that fits. */
  private async nearest(
    search: ServiceSearch,
    limit: number,
    after?: SearchPlace,
  ): Promise<FoundService[]> {
    const few =
      rankedBy(search) === undefined && !search.without ? undefined : await this.fitting(search);
    const where = new Conditions();
    const distance = `(p.at <-> ${where.point(search.near)})`;
    const fits = ['p.at IS NOT NULL', ...where.filters(search, 'p')];
    const next = after
      ? [
          `(${distance}, p.service_id) > (${where.value(after.key)}::float8, ${where.value(after.id)}::uuid)`,
        ]
      : [];
    const found =
      few && few.length < FEW
        ? amongFew(few, search, { fits, next, distance }, where)
        : outwards(search, { fits, next, distance }, where);
    const rows = await this.manager.query<
      { id: string; place: number; key: number; metres: number }[]
    >(`${found} LIMIT ${where.value(limit)}`, where.values);
    return rows.map((row) => ({ order: 'distance', ...row }));
  }

  private async fitting(search: ServiceSearch): Promise<string[]> {
    const where = new Conditions();
    const rows = await this.manager.query<{ id: string }[]>(
      `SELECT s.id FROM service s WHERE ${where.services(search).join(' AND ')}
         LIMIT ${String(FEW)}`,
      where.values,
    );
    return rows.map(({ id }) => id);
  }

  private async byName(
    search: ServiceSearch,
    limit: number,
    after?: SearchPlace,
    more = '',
  ): Promise<FoundService[]> {
    const where = new Conditions();
    const fits = where.services(search);
    const key = search.first === undefined ? 's.name' : `(${tierOf(search, where)} || s.name)`;
    if (after)
      fits.push(`(${key}, s.id) > (${where.value(after.key)}, ${where.value(after.id)}::uuid)`);
    const rows = await this.manager.query<{ id: string; key: string }[]>(
      `SELECT s.id, ${key} AS key FROM service s WHERE ${fits.join(' AND ')} ${more}
         ORDER BY ${key}, s.id LIMIT ${where.value(limit)}`,
      where.values,
    );
    return rows.map((row) => ({ order: 'name', ...row }));
  }

  /** Those that fit the words best first. */
  private async byRank(
    search: ServiceSearch,
    ranked: string,
    limit: number,
    after?: SearchPlace,
  ): Promise<FoundService[]> {
    const where = new Conditions();
    const fits = where.services(search);
    const query = where.words(ranked);
    const tier = search.first === undefined ? '' : `${tierOf(search, where)}::float8`;
    const next = after
      ? `WHERE (key, id) > (${where.value(after.key)}::float8, ${where.value(after.id)}::uuid)`
      : '';
    const rows = await this.manager.query<{ id: string; key: number }[]>(
      `SELECT id, key FROM (
         SELECT s.id, (${tier} - ts_rank(s.words, ${query}))::float8 AS key FROM service s
           WHERE ${fits.join(' AND ')}
       ) ranked ${next} ORDER BY key, id LIMIT ${where.value(limit)}`,
      where.values,
    );
    return rows.map((row) => ({ order: 'rank', ...row }));
  }

  async likeWords(words: readonly string[]): Promise<Map<string, LikeWords>> {
    if (words.length === 0) return new Map();
    const rows = await this.manager.query<({ word: string } & LikeWords)[]>(
      `SELECT asked.word, EXISTS (SELECT FROM search_word known
         WHERE known.word = asked.word) AS "isUsed", ARRAY(
         SELECT w.word FROM search_word w WHERE w.word % asked.word
           ORDER BY similarity(w.word, asked.word) DESC, w.services DESC, w.word
           LIMIT ${String(MOST_ALIKE)}
       ) AS like
       FROM unnest($1::text[]) AS asked(word)`,
      [words],
    );
    return new Map(rows.map(({ word, isUsed, like }) => [word, { isUsed, like }]));
  }

  async facets(searches: readonly ServiceSearch[]): Promise<ServiceFacets> {
    const where = new Conditions();
    const [search] = searches;
    if (!search) throw new Error('Nothing to count');
    const any = searches.map((one) => `(${where.services(one).join(' AND ')})`).join(' OR ');
    const fits = [`(${any})`];
    if (search.near && search.radius !== undefined) {
      fits.push(
        `(NOT s.is_located OR s.id IN (SELECT p.service_id FROM service_place p WHERE p.is_first AND ${where.inBoxWithin('p.at', search.near, search.radius)}))`,
      );
    }
    const access = search.isClosed
      ? `'closed'`
      : `CASE WHEN s.rules && ${where.value(search.openRules)}::text[] THEN 'open' ELSE 'unknown' END`;
    const [row] = await this.manager.query<[ServiceFacets]>(
      `WITH found AS MATERIALIZED (SELECT s.needs, s.authority, ${access} AS access FROM service s
         WHERE ${fits.join(' AND ')})
       SELECT ${counts('unnest(needs)')} AS needs, ${counts('authority')} AS authorities,
         ${counts('access')} AS access`,
      where.values,
    );
    return row;
  }

  async ofUnknownNeed(feedId: string, limit: number): Promise<OfUnknownNeed> {
    const rows = await this.manager.query<{ id: string; indexed: IndexedService; all: number }[]>(
      `SELECT id, indexed, count(*) OVER ()::integer AS all FROM service
         WHERE feed_id = $1 AND is_open AND needs = '{}' ORDER BY name, id LIMIT $2`,
      [feedId, limit],
    );
    return { services: rows[0]?.all ?? 0, items: rows.map(({ id, indexed }) => ({ id, indexed })) };
  }

  async daysDue(today: string, limit: number): Promise<DueService[]> {
    return this.manager.query<DueService[]>(
      `SELECT s.id, s.authority, f.unless_said AS "unlessSaid", s.document, s.indexed FROM service s
         JOIN feed f ON f.id = s.feed_id
       WHERE s.days_change_on <= $1 AND s.is_open ORDER BY s.days_change_on LIMIT $2 FOR UPDATE OF s
         SKIP LOCKED`,
      [today, limit],
    );
  }

  async renew(id: string, indexed: IndexedService): Promise<void> {
    await this.manager.query(RENEW, [id, JSON.stringify(indexed)]);
    await placeAnew(this.manager, [id]);
  }

  async read(ids: readonly string[]): Promise<Map<string, KeptService>> {
    if (ids.length === 0) return new Map();
    const rows = await this.manager.query<(Omit<KeptService, 'seenAt'> & { seenAt: Date })[]>(
      `SELECT s.id, s.feed_id AS "feedId", s.source_id AS "sourceId", s.authority, f.licence,
         coalesce(f.copy_of, '-infinity') AS "seenAt", s.removed, s.indexed,
         coalesce(s.document->'schedules', '[]') AS schedules,
         ARRAY(SELECT other_id FROM duplicate d JOIN service o ON o.id = d.other_id AND o.is_open
           WHERE d.service_id = s.id ORDER BY d.likeness DESC, other_id LIMIT 20) AS "alsoListedAs"
       FROM service s JOIN feed f ON f.id = s.feed_id WHERE s.id = ANY($1)`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, readRow(row)]));
  }
}

/** What its words are weighed by, where it has any. */
function rankedBy({ words, someWords }: ServiceSearch): string | undefined {
  return words ?? someWords?.join(' or ');
}

/** Open before unknown, and among each those of one authority before the others: '0' to '3'. */
function tierOf({ openRules, first }: ServiceSearch, where: Conditions): string {
  return `(CASE WHEN s.rules && ${where.value(openRules)}::text[] THEN 0 ELSE 2 END + CASE WHEN s.authority = ${where.value(first)} THEN 0 ELSE 1 END)::text`;
}

const RENEW = `
  UPDATE service SET indexed = $2, days = CASE
    WHEN $2::jsonb ? 'days' THEN ARRAY(SELECT jsonb_array_elements_text($2::jsonb->'days')) END,
    days_change_on = ($2::jsonb->>'daysChangeOn')::date
  WHERE id = $1`;

interface Walk {
  readonly fits: readonly string[];
  /** Where the page before ended. */
  readonly next: readonly string[];
  readonly distance: string;
}

const FOUND = 'service_id AS id, p.place,';

/** One walk through the index from the nearest place outwards, until the page is full. */
function outwards(
  search: ServiceSearch,
  { fits, next, distance }: Walk,
  where: Conditions,
): string {
  const { need, near, day, radius } = search;
  const kind = need === undefined ? 'p.is_first' : `p.need = ${where.value(need)}`;
  // Gathered once into a table of hashes, not joined: the walk then stays one through the index of
  // places.
  const textual = [
    ...(search.words === undefined ? [] : [`s.words @@ ${where.words(search.words)}`]),
    ...where.anyOf(search),
    ...where.leftOut(search),
  ];
  const wordy =
    textual.length === 0
      ? []
      : [
          `(p.service_id IN (SELECT s.id FROM service s WHERE s.is_open AND ${textual.join(' AND ')})) IS TRUE`,
        ];
  const reach = radius === undefined ? [] : [where.inBoxWithin('p.at', near, radius)];
  const onDay =
    day === undefined ? '' : `AND (n.days IS NULL OR ${where.value(day)} = ANY(n.days))`;
  const nearer = `NOT EXISTS (SELECT FROM service_place n WHERE n.service_id = p.service_id AND n.need = p.need AND n.at IS NOT NULL ${onDay} AND (n.at <-> ${where.point(near)}, n.place) < (${distance}, p.place))`;
  return `SELECT p.${FOUND} ${distance} AS key, sec_to_gc(${distance}) AS metres
     FROM service_place p
    WHERE ${[kind, ...fits, ...reach, ...wordy, ...next, nearer].join(' AND ')}
      ORDER BY ${distance}, p.service_id`;
}

/**
 * The nearest place of each of a few services. The nought keeps the planner from walking all places
 * outwards for each of them.
 */
function amongFew(
  few: readonly string[],
  { near, radius }: ServiceSearch,
  { fits, next, distance }: Walk,
  where: Conditions,
): string {
  const reach = radius === undefined ? [] : [where.within('p.at', near, radius)];
  return `WITH few AS MATERIALIZED (SELECT unnest(${where.value(few)}::uuid[]) AS id)
    SELECT p.${FOUND} p.key, sec_to_gc(p.key) AS metres FROM few CROSS JOIN LATERAL (
      SELECT p.service_id, p.place, p.at, ${distance} + 0 AS key FROM service_place p
      WHERE p.service_id = few.id AND p.is_first AND ${[...fits, ...reach].join(' AND ')}
        ORDER BY key, p.place LIMIT 1
    ) p ${next.length === 0 ? '' : `WHERE ${next.join(' AND ')}`} ORDER BY p.key, p.service_id`;
}

const counts = (value: string): string =>
  `(SELECT coalesce(jsonb_agg(jsonb_build_object('value', value, 'services', services) ORDER BY services DESC, value), '[]') FROM (SELECT ${value} AS value, count(*) AS services FROM found GROUP BY 1) counted)`;
