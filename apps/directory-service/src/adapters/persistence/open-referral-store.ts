import type { EntityManager } from 'typeorm';
import type { Listed, OpenReferralFilter, OpenReferralStore } from '../../application/ports.js';
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
  /** Column of `service` by which the part is found before it is read. */
  readonly key?: string;
}

export class SqlOpenReferralStore implements OpenReferralStore {
  constructor(
    private readonly manager: EntityManager,
    private readonly own: OwnTerms,
  ) {}

  async services(filter: OpenReferralFilter, form: 'full' | 'summary' | 'minimal', limit: number, offset: number): Promise<Listed> {
    const where = new Conditions();
    const fits = filters(filter, where).join(' AND ');
    const content = { full: 's.document::text', summary: 's.summary::text', minimal: `json_build_object('id', s.id, 'name', s.name, 'status', s.summary->>'status', 'modified_date', s.modified_at)::text` }[form];
    return this.list(`service s WHERE ${fits}`, { content, order: 's.id', where, limit, offset, key: 's.id' });
  }

  async service(id: string): Promise<string | undefined> {
    if (!UUID.test(id)) return undefined;
    const [row] = await this.manager.query<{ content: string }[]>('SELECT document::text AS content FROM service WHERE id = $1 AND NOT removed', [id]);
    return row?.content;
  }

  async serviceAtLocations({ near, proximity, ...filter }: OpenReferralFilter, form: 'full' | 'summary', limit: number, offset: number): Promise<Listed> {
    const where = new Conditions();
    const fits = filters(filter, where);
    let order = 'p.service_at_location_id';
    if (near && proximity !== undefined) {
      fits.push(where.inBoxWithin('p.at', near, proximity));
      order = `p.at <-> ${where.point(near)}, p.service_at_location_id`;
    }
    return this.list(`service_place p JOIN service s ON s.id = p.service_id WHERE p.is_first AND ${fits.join(' AND ')}`, { content: atLocation(form), order, where, limit, offset });
  }

  async serviceAtLocation(id: string): Promise<string | undefined> {
    if (!UUID.test(id)) return undefined;
    const [row] = await this.manager.query<{ content: string }[]>(
      `SELECT ${atLocation('full')} AS content FROM service_place p JOIN service s ON s.id = p.service_id WHERE p.is_first AND p.service_at_location_id = $1`,
      [id],
    );
    return row?.content;
  }

  async taxonomies(limit: number, offset: number): Promise<Listed> {
    const own = this.own.taxonomies.map((one) => JSON.stringify(one));
    return withOwn(own, limit, offset, (rest, skip) => this.terms(FOREIGN_TAXONOMIES, rest, skip));
  }

  async taxonomy(id: string): Promise<string | undefined> {
    const own = this.own.taxonomies.find((one) => one.id === id);
    return own ? JSON.stringify(own) : this.foreign(FOREIGN_TAXONOMIES, id);
  }

  async taxonomyTerms(limit: number, offset: number): Promise<Listed> {
    const own = this.own.terms.map((one) => JSON.stringify(one));
    return withOwn(own, limit, offset, (rest, skip) => this.terms(FOREIGN_TERMS, rest, skip));
  }

  async taxonomyTerm(id: string): Promise<string | undefined> {
    const own = this.own.terms.find((one) => one.id === id);
    return own ? JSON.stringify(own) : this.foreign(FOREIGN_TERMS, id);
  }

  private terms(from: string, limit: number, offset: number): Promise<Listed> {
    const where = new Conditions();
    const ids = where.value([...this.own.taxonomies, ...this.own.terms].map(({ id }) => id));
    return this.list(`${from} found WHERE id <> ALL(${ids}::text[])`, { content: 'content', order: 'id', where, limit, offset });
  }

  private async foreign(from: string, id: string): Promise<string | undefined> {
    const [row] = await this.manager.query<{ content: string }[]>(`SELECT content FROM ${from} found WHERE id = $1`, [id]);
    return row?.content;
  }

  private async list(from: string, { content, order, where, limit, offset, key }: Part): Promise<Listed> {
    const [counted] = await this.manager.query<[{ total: number }]>(`SELECT count(*)::integer AS total FROM ${from}`, where.values);
    if (offset >= counted.total) return { total: counted.total, contents: [] };
    const values = [...where.values, limit, offset];
    const page = `ORDER BY ${order} LIMIT $${String(values.length - 1)} OFFSET $${String(values.length)}`;
    // By its key, so that what is skipped is counted in the index and never read.
    const sql = key === undefined ? `SELECT ${content} AS content FROM ${from} ${page}` : `SELECT ${content} AS content FROM service s WHERE ${key} IN (SELECT ${key} FROM ${from} ${page}) ORDER BY ${order}`;
    const rows = await this.manager.query<{ content: string }[]>(sql, values);
    return { total: counted.total, contents: rows.map((row) => row.content) };
  }
}

/** The hub's own stand first. */
async function withOwn(own: readonly string[], limit: number, offset: number, foreign: (limit: number, offset: number) => Promise<Listed>): Promise<Listed> {
  const shown = own.slice(offset, offset + limit);
  const rest = await foreign(limit - shown.length, Math.max(0, offset - own.length));
  return { total: own.length + rest.total, contents: [...shown, ...rest.contents].slice(0, limit) };
}

const TERM = `(attribute->'taxonomy_term')`;
const ATTRIBUTES = `service s CROSS JOIN LATERAL json_array_elements(s.document->'attributes') attribute WHERE NOT s.removed AND s.term_ids <> '{}' AND ${TERM}->>'id' IS NOT NULL`;
/** Every required field, also where a feed leaves one out. */
const FOREIGN_TERMS = `(SELECT DISTINCT ON (1) ${TERM}->>'id' AS id, (${TERM}::jsonb || jsonb_build_object('description', coalesce(${TERM}->>'description', ${TERM}->>'name')))::text AS content FROM ${ATTRIBUTES} ORDER BY 1)`;
const FOREIGN_TAXONOMIES = `(SELECT DISTINCT ON (1) ${TERM}->>'taxonomy_id' AS id, json_build_object('id', ${TERM}->>'taxonomy_id', 'name', coalesce(${TERM}->>'taxonomy', 'unnamed'), 'description', coalesce(${TERM}->>'taxonomy', 'unnamed'))::text AS content FROM ${ATTRIBUTES} AND ${TERM}->>'taxonomy_id' IS NOT NULL ORDER BY 1)`;

/** A service at one of its locations, with the service in it. */
function atLocation(form: 'full' | 'summary'): string {
  const at = `(s.document->'service_at_locations'->p.place::integer)`;
  const location = form === 'full' ? `${at}->'location'` : `(${at}->'location')::jsonb - 'addresses' - 'accessibility' - 'attributes'`;
  const service = form === 'full' ? `s.document::jsonb - 'service_at_locations'` : 's.summary';
  return `json_build_object('id', p.service_at_location_id, 'location', ${location}, 'service', ${service})::text`;
}

function filters(filter: OpenReferralFilter, where: Conditions): string[] {
  const { search, taxonomy_term_id: term, taxonomy_id: taxonomy, organization_id: organization, minimum_age: from, maximum_age: to, modified_after: since } = filter;
  return [
    'NOT s.removed',
    ...(search === undefined ? [] : [`s.words @@ ${where.words(search)}`]),
    ...(term === undefined ? [] : [`s.term_ids @> ARRAY[${where.value(term)}::text]`]),
    ...(taxonomy === undefined ? [] : [`s.taxonomy_ids @> ARRAY[${where.value(taxonomy)}::text]`]),
    ...(organization === undefined ? [] : [`s.organization_id = ${where.value(organization)}`]),
    ...(from === undefined ? [] : [`s.minimum_age >= ${where.value(from)}::integer`]),
    ...(to === undefined ? [] : [`s.maximum_age <= ${where.value(to)}::integer`]),
    ...(since === undefined ? [] : [`s.modified_at >= ${where.value(since)}::timestamptz`]),
    ...(filter.covers === undefined ? [] : [`(s.areas = '{}' OR ${where.value(filter.covers)} = ANY(s.areas))`]),
    ...hours(filter, where),
  ];
}

/** One schedule must fit the day and the times. */
function hours({ day, start_time: start, end_time: end }: OpenReferralFilter, where: Conditions): string[] {
  const fits = [
    ...(day === undefined ? [] : [`h.days ~ ${where.value(`(^|,)\\s*[-+0-9]*${day}`)}`]),
    ...(start === undefined ? [] : [`h."opensAt" >= ${where.value(start)}`]),
    ...(end === undefined ? [] : [`h."closesAt" <= ${where.value(end)}`]),
  ];
  if (fits.length === 0) return [];
  return [`EXISTS (SELECT FROM jsonb_to_recordset(s.indexed->'hours') AS h(days text, "opensAt" text, "closesAt" text) WHERE ${fits.join(' AND ')})`];
}
