import type { EntityManager } from 'typeorm';
import type {
  ListPart,
  OpenReferralFilter,
  OpenReferralStore,
} from '../../application/open-referral/ports.js';
import { Conditions } from './conditions.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The hub's own taxonomies and terms, which no feed may take the place of. */
export interface OwnTerms {
  readonly taxonomies: readonly { readonly id: string }[];
  readonly terms: readonly { readonly id: string }[];
}

/** A part of a list. */
interface Part {
  readonly content: string;
  readonly order: string;
  readonly where: Conditions;
  readonly limit: number;
  readonly offset: number;
  /**
   * Columns by which the part is found before any of it is read: what is skipped is counted and
   * never read.
   */
  readonly key: string;
  /** What is read, given the keys as `page`. */
  readonly read: string;
}

export class SqlOpenReferralStore implements OpenReferralStore {
  constructor(
    private readonly manager: EntityManager,
    private readonly own: OwnTerms,
  ) {}

  async services(
    filter: OpenReferralFilter,
    form: 'full' | 'summary' | 'minimal',
    limit: number,
    offset: number,
  ): Promise<ListPart> {
    const where = new Conditions();
    const fits = filters(filter, where).join(' AND ');
    const content = {
      full: 's.document::text',
      summary: 's.summary::text',
      minimal: `json_build_object('id', s.id, 'name', s.name, 'status', s.summary->>'status', 'modified_date', s.modified_at)::text`,
    }[form];
    return this.list(`service s WHERE ${fits}`, {
      content,
      order: 's.id',
      where,
      limit,
      offset,
      key: 's.id',
      read: 'JOIN service s USING (id)',
    });
  }

  async service(id: string): Promise<string | undefined> {
    if (!UUID.test(id)) return undefined;
    const [row] = await this.manager.query<{ content: string }[]>(
      'SELECT document::text AS content FROM service WHERE id = $1 AND NOT removed',
      [id],
    );
    return row?.content;
  }

  async serviceAtLocations(
    { near, proximity, ...filter }: OpenReferralFilter,
    form: 'full' | 'summary',
    limit: number,
    offset: number,
  ): Promise<ListPart> {
    const where = new Conditions();
    const fits = filters(filter, where);
    let order = 'p.service_at_location_id';
    if (near && proximity !== undefined) {
      fits.push(where.inBoxWithin('p.at', near, proximity));
      order = `p.at <-> ${where.point(near)}, p.service_at_location_id`;
    }
    return this.list(
      `service_place p JOIN service s ON s.id = p.service_id
         WHERE p.is_first AND ${fits.join(' AND ')}`,
      {
        content: atLocation(form),
        order,
        where,
        limit,
        offset,
        key: 'p.service_id, p.place',
        read: `JOIN service_place p ON p.service_id = page.service_id AND p.place = page.place
           AND p.is_first JOIN service s ON s.id = p.service_id`,
      },
    );
  }

  async serviceAtLocation(id: string): Promise<string | undefined> {
    if (!UUID.test(id)) return undefined;
    const [row] = await this.manager.query<{ content: string }[]>(
      `SELECT ${atLocation('whole')} AS content FROM service_place p
         JOIN service s ON s.id = p.service_id WHERE p.is_first AND p.service_at_location_id = $1`,
      [id],
    );
    return row?.content;
  }

  /** One of each id; several feeds may name it. */
  async organizations(limit: number, offset: number): Promise<ListPart> {
    return this.list(
      `(SELECT organization_id AS organization, min(id::text)::uuid AS id FROM service
        WHERE NOT removed AND organization_id IS NOT NULL AND organization <> '' GROUP BY organization_id) o`,
      {
        content: `(s.summary->'organization')::text`,
        order: 'page_key',
        where: new Conditions(),
        limit,
        offset,
        key: 'o.organization AS page_key, o.id',
        read: 'JOIN service s ON s.id = page.id',
      },
    );
  }

  async organization(id: string): Promise<string | undefined> {
    const [row] = await this.manager.query<{ content: string }[]>(
      `SELECT (summary->'organization')::text AS content FROM service
         WHERE NOT removed AND organization_id = $1 AND organization <> '' ORDER BY id LIMIT 1`,
      [id],
    );
    return row?.content;
  }

  async taxonomies(limit: number, offset: number): Promise<ListPart> {
    const own = this.own.taxonomies.map((one) => JSON.stringify(one));
    return withOwn(own, limit, offset, (rest, skip) => this.foreign('taxonomy', rest, skip));
  }

  async taxonomy(id: string): Promise<string | undefined> {
    const own = this.own.taxonomies.find((one) => one.id === id);
    return own ? JSON.stringify(own) : this.foreignOne('taxonomy', id);
  }

  async taxonomyTerms(limit: number, offset: number): Promise<ListPart> {
    const own = this.own.terms.map((one) => JSON.stringify(one));
    return withOwn(own, limit, offset, (rest, skip) => this.foreign('term', rest, skip));
  }

  async taxonomyTerm(id: string): Promise<string | undefined> {
    const own = this.own.terms.find((one) => one.id === id);
    return own ? JSON.stringify(own) : this.foreignOne('term', id);
  }

  private foreign(kind: 'taxonomy' | 'term', limit: number, offset: number): Promise<ListPart> {
    const where = new Conditions();
    const own = where.value([...this.own.taxonomies, ...this.own.terms].map(({ id }) => id));
    return this.list(
      `foreign_term f WHERE kind = ${where.value(kind)} AND id <> ALL(${own}::text[])`,
      {
        content: 'f.content',
        order: 'f.id',
        where,
        limit,
        offset,
        key: 'kind, id',
        read: 'JOIN foreign_term f USING (kind, id)',
      },
    );
  }

  private async foreignOne(kind: 'taxonomy' | 'term', id: string): Promise<string | undefined> {
    const [row] = await this.manager.query<{ content: string }[]>(
      'SELECT content FROM foreign_term WHERE kind = $1 AND id = $2',
      [kind, id],
    );
    return row?.content;
  }

  private async list(
    from: string,
    { content, order, where, limit, offset, key, read }: Part,
  ): Promise<ListPart> {
    const [counted] = await this.manager.query<[{ total: number }]>(
      `SELECT count(*)::integer AS total FROM ${from}`,
      where.values,
    );
    if (offset >= counted.total) return { total: counted.total, contents: [] };
    const values = [...where.values, limit, offset];
    const page = `SELECT ${key} FROM ${from} ORDER BY ${order}
       LIMIT $${String(values.length - 1)} OFFSET $${String(values.length)}`;
    const sql = `SELECT ${content} AS content FROM (${page}) page ${read} ORDER BY ${order}`;
    const rows = await this.manager.query<{ content: string }[]>(sql, values);
    return { total: counted.total, contents: rows.map((row) => row.content) };
  }
}

/** The hub's own stand first. */
async function withOwn(
  own: readonly string[],
  limit: number,
  offset: number,
  foreign: (limit: number, offset: number) => Promise<ListPart>,
): Promise<ListPart> {
  const shown = own.slice(offset, offset + limit);
  const rest = await foreign(limit - shown.length, Math.max(0, offset - own.length));
  return { total: own.length + rest.total, contents: [...shown, ...rest.contents].slice(0, limit) };
}

/**
 * A service at one of its locations, with the service in it; alone it also bears its name and
 * status, as the published API has it.
 */
function atLocation(form: 'whole' | 'full' | 'summary'): string {
  const at = `(s.document->'service_at_locations'->p.place::integer)`;
  const location =
    form === 'summary'
      ? `(${at}->'location')::jsonb - 'addresses' - 'accessibility' - 'attributes'`
      : `${at}->'location'`;
  const service = form === 'summary' ? 's.summary' : `s.document::jsonb - 'service_at_locations'`;
  const named = form === 'whole' ? `'name', s.name, 'status', s.summary->>'status',` : '';
  // A feed may give the id of a location alone: what is not there is left out.
  return `json_strip_nulls(json_build_object('id', p.service_at_location_id, ${named} 'location_id', ${at}->>'location_id', 'location', ${location}, 'service', ${service}))::text`;
}

function filters(filter: OpenReferralFilter, where: Conditions): string[] {
  const {
    search,
    taxonomy_term_id: term,
    taxonomy_id: taxonomy,
    organization_id: organization,
    minimum_age: from,
    maximum_age: to,
    modified_after: since,
  } = filter;
  return [
    'NOT s.removed',
    ...(search === undefined ? [] : [`s.words @@ ${where.words(search)}`]),
    ...(term === undefined ? [] : [`s.term_ids @> ARRAY[${where.value(term)}::text]`]),
    ...(taxonomy === undefined ? [] : [`s.taxonomy_ids @> ARRAY[${where.value(taxonomy)}::text]`]),
    ...(organization === undefined ? [] : [`s.organization_id = ${where.value(organization)}`]),
    ...(from === undefined ? [] : [`s.minimum_age >= ${where.value(from)}::numeric`]),
    ...(to === undefined ? [] : [`s.maximum_age <= ${where.value(to)}::numeric`]),
    ...(since === undefined ? [] : [`s.modified_at >= ${where.value(since)}::timestamptz`]),
    ...(filter.covers === undefined
      ? []
      : [`(s.areas = '{}' OR ${where.value(filter.covers)} = ANY(s.areas))`]),
    ...hours(filter, where),
  ];
}

/** One schedule must fit the day and the times. */
function hours(
  { day, start_time: start, end_time: end }: OpenReferralFilter,
  where: Conditions,
): string[] {
  const fits = [
    ...(day === undefined ? [] : [`h.days ~ ${where.value(`(^|,)\\s*[-+0-9]*${day}`)}`]),
    ...(start === undefined ? [] : [`h."opensAt" >= ${where.value(start)}`]),
    ...(end === undefined ? [] : [`h."closesAt" <= ${where.value(end)}`]),
  ];
  if (fits.length === 0) return [];
  return [
    `EXISTS (SELECT FROM jsonb_to_recordset(s.indexed->'hours') AS h(days text, "opensAt" text, "closesAt" text) WHERE ${fits.join(' AND ')})`,
  ];
}
