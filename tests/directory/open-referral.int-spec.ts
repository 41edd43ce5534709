import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { isRefusal } from '@hub/contracts';
import { generateServices } from '../../apps/borough-simulator/src/feeds/generate-services.js';
import type { ServeOpenReferral } from '../../apps/directory-service/src/application/open-referral/serve-open-referral.js';
import { backing } from '../config.js';
import { DirectoryRig } from './directory-rig.js';
import { OUTCODES_FILE } from './generated-services.js';
import { listItem, schemaOf } from './published-schemas.js';

const ALL = generateServices(33 * 60, 3, OUTCODES_FILE);
type Kind = 'services' | 'serviceAtLocations' | 'taxonomies' | 'taxonomyTerms';
interface Page {
  readonly total_items: number;
  readonly total_pages: number;
  readonly page_number: number;
  readonly size: number;
  readonly first_page: boolean;
  readonly last_page: boolean;
  readonly empty: boolean;
  readonly contents: { readonly id: string; readonly [field: string]: unknown }[];
}

describe('Open Referral UK 3.0', () => {
  let rig: DirectoryRig;
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  const { properties: ofTaxonomy, ...restOfTaxonomy } = schemaOf('taxonomy') as {
    properties: Record<string, unknown>;
  };
  const schemas = {
    service: ajv.compile(schemaOf('service')),
    services: ajv.compile(listItem(schemaOf('service_list'))),
    serviceAtLocation: ajv.compile(schemaOf('service_at_location')),
    serviceAtLocations: ajv.compile(listItem(schemaOf('service_at_location_list'))),
    taxonomyTerms: ajv.compile(schemaOf('taxonomy_term')),
    taxonomies: ajv.compile({
      ...restOfTaxonomy,
      properties: Object.fromEntries(
        Object.entries(ofTaxonomy).filter(([name]) => name !== 'taxonomy_terms'),
      ),
    }),
    page: ajv.compile(
      (schemaOf('openapi') as { components: { schemas: { Page: object } } }).components.schemas
        .Page,
    ),
  };

  beforeAll(async () => {
    rig = await DirectoryRig.open(backing.databaseUrl);
    for (const authority of ['E09000023', 'E09000028', 'E09000007'])
      await rig.serve(authority, ALL.get(authority) ?? []);
  });
  afterAll(() => rig.close());

  async function read(kind: Kind, query: Record<string, unknown> = {}): Promise<Page> {
    const text = await rig.openReferral[kind](query);
    if (isRefusal(text)) throw new Error(`Refused: ${JSON.stringify(text)}`);
    return JSON.parse(text) as Page;
  }

  function expectValid(validate: ValidateFunction, document: unknown): void {
    expect(validate(document) ? [] : validate.errors).toEqual([]);
  }

  async function pages(kind: Kind, query: Record<string, unknown> = {}): Promise<Page['contents']> {
    const all: Page['contents'] = [];
    for (let page = 1; ; page += 1) {
      const one = await read(kind, { ...query, page, per_page: 25 });
      expectValid(schemas.page, one);
      expect(one).toMatchObject({
        page_number: page,
        size: one.contents.length,
        first_page: page === 1,
        empty: one.contents.length === 0,
      });
      all.push(...one.contents);
      if (one.last_page) {
        expect(one.total_items).toBe(all.length);
        return all;
      }
    }
  }

  async function one(kind: Parameters<ServeOpenReferral['one']>[0], id: string): Promise<object> {
    const text = await rig.openReferral.one(kind, id);
    if (isRefusal(text)) throw new Error(`Refused: ${text.refused}`);
    return JSON.parse(text) as object;
  }

  it.each(['services', 'serviceAtLocations', 'taxonomies', 'taxonomyTerms'] as const)(
    'pages through %s without a gap, each valid by its schema',
    async (kind) => {
      const all = await pages(kind);
      expect(all.length).toBeGreaterThan(0);
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      for (const one of all) expectValid(schemas[kind], one);
      expect((await read(kind, { page: 9_999 })).empty).toBe(true);
    },
  );

  it('gives each by its id, whole and valid', async () => {
    for (const { id } of await pages('services')) {
      const service = await one('service', id);
      expectValid(schemas.service, service);
      expect(service).toHaveProperty('service_at_locations');
    }
    for (const { id } of (await pages('serviceAtLocations')).slice(0, 50))
      expectValid(schemas.serviceAtLocation, await one('serviceAtLocation', id));
    for (const { id } of await pages('taxonomies'))
      expectValid(schemas.taxonomies, await one('taxonomy', id));
    for (const { id } of await pages('taxonomyTerms'))
      expectValid(schemas.taxonomyTerms, await one('taxonomyTerm', id));
    for (const kind of ['service', 'serviceAtLocation', 'taxonomy', 'taxonomyTerm'] as const) {
      expect(await rig.openReferral.one(kind, 'none')).toMatchObject({ refused: 'not_found' });
      expect(
        await rig.openReferral.one(kind, '019a5b00-0000-7000-8000-0000000fffff'),
      ).toMatchObject({ refused: 'not_found' });
    }
  });

  it('takes every parameter of the standard', async () => {
    const full = await pages('services', { full: 'true' });
    const schedules = (one: Page['contents'][number]) =>
      (one['schedules'] ?? []) as { byday: string; opens_at: string; closes_at: string }[];
    const terms = (one: Page['contents'][number]) =>
      (
        one['attributes'] as {
          taxonomy_term: { id: string; taxonomy_id?: string; taxonomy: string };
        }[]
      ).map(({ taxonomy_term: term }) => term);
    const foreign = full.flatMap(terms).find(({ taxonomy }) => taxonomy === 'local');
    const { id: termId, taxonomy_id: taxonomyId } = foreign ?? { id: '' };
    const organization = (full[0]?.['organization'] as { id: string }).id;
    const cases: [Record<string, unknown>, (one: Page['contents'][number]) => boolean][] = [
      [{ minimum_age: 5 }, (one) => Number(one['minimum_age']) >= 5],
      [{ maximum_age: 11 }, (one) => Number(one['maximum_age']) <= 11],
      [{ day: 'MO' }, (one) => schedules(one).some(({ byday }) => byday.split(',').includes('MO'))],
      [
        { day: 'MO', end_time: '16:00' },
        (one) =>
          schedules(one).some(
            ({ byday, closes_at }) => byday.split(',').includes('MO') && closes_at <= '16:00',
          ),
      ],
      [
        { start_time: '09:30' },
        (one) => schedules(one).some(({ opens_at }) => opens_at >= '09:30'),
      ],
      [{ taxonomy_term_id: termId }, (one) => terms(one).some(({ id }) => id === termId)],
      [
        { taxonomy_id: taxonomyId },
        (one) => terms(one).some(({ taxonomy_id: id }) => id === taxonomyId),
      ],
      [
        { organization_id: organization },
        (one) => (one['organization'] as { id: string }).id === organization,
      ],
      [
        { modified_after: '2026-06-01T00:00:00Z' },
        (one) => String(one['last_modified']) >= '2026-06-01',
      ],
    ];
    for (const [query, fits] of cases) {
      const expected = full.filter(fits).map(({ id }) => id);
      expect(expected.length).toBeGreaterThan(0);
      expect({ query, ids: (await pages('services', query)).map(({ id }) => id).sort() }).toEqual({
        query,
        ids: expected.sort(),
      });
    }
    expect((await pages('services', { search: 'counselling' })).length).toBeGreaterThan(0);
    expect(
      Object.keys((await read('services', { minimal: 'true' })).contents[0] ?? {}).sort(),
    ).toEqual(['id', 'modified_date', 'name', 'status']);
  });

  it('case 31: finds services by the hub’s own terms, also those whose feeds say them in another taxonomy', async () => {
    const own = await pages('taxonomyTerms');
    const need = own.find(({ term }) => term === 'mental_health');
    const found = await pages('services', { taxonomy_term_id: need?.id, full: 'true' });
    const names = (one: Page['contents'][number]) =>
      (one['attributes'] as { taxonomy_term: { id: string; name: string } }[]).map(
        ({ taxonomy_term: term }) => (term.id === need?.id ? 'own' : term.name),
      );
    expect(found.some((one) => names(one).includes('own'))).toBe(true);
    expect(found.some((one) => names(one).includes('Counselling'))).toBe(true);
    expect(
      (await pages('services', { taxonomy_id: need?.['taxonomy_id'] })).length,
    ).toBeGreaterThan(found.length);
    const codes = own.flatMap(({ term, taxonomy }) =>
      typeof term === 'string' ? [`${String(taxonomy)} ${term}`] : [],
    );
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('case 33: gives as much as it has at once, and takes an empty parameter for none', async () => {
    expect(await read('services', { per_page: '500', search: '' })).toMatchObject({
      size: 180,
      last_page: true,
    });
    expect(await read('services', { per_page: '5000', full: 'true' })).toMatchObject({
      size: 100,
      total_pages: 2,
    });
    expect(await read('services', { per_page: '5000', minimal: 'true' })).toMatchObject({
      size: 180,
    });
    expect((await read('services', { minimum_age: '16.5' })).total_items).toBe(0);
  });

  it('case 32: bears the name and status of its service where a place is read by itself', async () => {
    const [place] = await pages('serviceAtLocations');
    expect(await one('serviceAtLocation', place?.id ?? '')).toMatchObject({
      name: (place?.['service'] as { name: string }).name,
      status: 'active',
    });
  });

  it('case 16: leaves out what a feed does not give of a location', async () => {
    const [bare] = ALL.get('E09000001') ?? [];
    const at = {
      id: '66f87e08-8c80-43c0-9888-09b07475d49c',
      location_id: 'a8a58357-c047-4d0a-8e02-525fd08bc72f',
    };
    await rig.serve('E09000001', [{ ...bare, service_at_locations: [at] } as never]);
    const places = await pages('serviceAtLocations', { full: 'true' });
    const found = places.filter((place) => place['location_id'] === at.location_id);
    expect(found).toHaveLength(1);
    expect(found[0]).not.toHaveProperty('location');
    for (const one of found) expectValid(schemas.serviceAtLocation, one);
  });

  it('lists organisations, each once, and gives each by its id', async () => {
    const text = await rig.openReferral.organizations({ per_page: '500' });
    if (isRefusal(text)) throw new Error(text.refused);
    const { contents, total_items } = JSON.parse(text) as Page;
    expect(total_items).toBe(contents.length);
    expect(new Set(contents.map(({ id }) => id)).size).toBe(contents.length);
    expect(await one('organization', contents[0]?.id ?? '')).toEqual(contents[0]);
    const of = await pages('services', { organization_id: contents[0]?.id });
    expect(of.length).toBeGreaterThan(0);
    expect(of[0]).toMatchObject({ organization_id: contents[0]?.id });
  });

  it('finds places by postcode and proximity, the nearest first', async () => {
    const near = await pages('serviceAtLocations', { postcode: 'SE13 6LG', proximity: 3_000 });
    const further = await pages('serviceAtLocations', { postcode: 'SE13 6LG', proximity: 8_000 });
    expect(near.length).toBeGreaterThan(0);
    expect(further.length).toBeGreaterThan(near.length);
    expect(further.slice(0, near.length).map(({ id }) => id)).toEqual(near.map(({ id }) => id));
    // Where the authority of a postcode is known, services that cover others alone are left out.
    const [first] = near;
    await rig.scratch.database.query(
      `INSERT INTO postcode VALUES ('SE136LG', 51.45837, -0.0091, 'E09000023')`,
    );
    await rig.scratch.database.query(
      `UPDATE service SET areas = '{E09000011}' WHERE id = (SELECT service_id FROM service_place WHERE service_at_location_id = $1 LIMIT 1)`,
      [first?.id],
    );
    const covered = (
      await pages('serviceAtLocations', { postcode: 'SE13 6LG', proximity: 3_000 })
    ).map(({ id }) => id);
    expect([covered.includes(first?.id ?? ''), covered.length < near.length]).toEqual([
      false,
      true,
    ]);
    await rig.scratch.database.query('DELETE FROM postcode');
    expect(
      await rig.openReferral.serviceAtLocations({ postcode: 'ZZ9 9ZZ', proximity: 5 }),
    ).toMatchObject({ refused: 'postcode_unknown' });
  });

  it.each([
    ['services', { page: '0' }, 'page'],
    ['services', { per_page: '0' }, 'per_page'],
    ['services', { minimum_age: 'five' }, 'minimum_age'],
    ['services', { day: 'monday' }, 'day'],
    ['services', { start_time: '25:00' }, 'start_time'],
    ['services', { modified_after: 'yesterday-ish' }, 'modified_after'],
    ['services', { serach: 'x' }, 'serach'],
    ['services', { page: ['1', '2'] }, 'page'],
    ['serviceAtLocations', { proximity: '100' }, 'proximity'],
    ['taxonomies', { per_page: '-1' }, 'per_page'],
  ] as const)('%s refuses %j and names the parameter', async (kind, query, field) => {
    const answer = await rig.openReferral[kind](query);
    expect(
      isRefusal(answer)
        ? [answer.refused, ...new Set(answer.faults?.map((fault) => fault.field))]
        : answer,
    ).toEqual(['invalid_request', field]);
  });
});
