import { describe, expect, it } from '@jest/globals';
import { indexService, type IndexingTools } from './indexed-service.js';
import type { OpenReferralService } from './open-referral.js';
import { qualityOf } from './quality.js';
import { changeBetween, isOpen } from './service-change.js';
import {
  ELIGIBILITY_TAXONOMY,
  needsIn,
  NEEDS_TAXONOMY,
  ownTerms,
  rulesIn,
  type ServiceTaxonomy,
} from './taxonomy.js';

const NOW = '2026-11-23T09:00:00.000Z';
const taxonomy: ServiceTaxonomy = {
  needs: [
    {
      code: 'mental_health',
      name: 'Mental health',
      description: 'x',
      alike: ['counselling', 'https://terms.example/7'],
    },
  ],
  protocols: [
    {
      code: 'south-east',
      name: 'South East Protocol',
      basis: 'home',
      authorities: ['E09000023', 'E09000011'],
    },
  ],
};
const tools: IndexingTools = {
  taxonomy,
  feed: { authority: 'E09000023' },
  locate: (postcode) =>
    postcode === 'SE13 6LG'
      ? { latitude: 51.46, longitude: -0.01, exactness: 'outward_code' }
      : undefined,
  now: NOW,
};
const term = (
  taxonomyName: string,
  code: string,
): NonNullable<OpenReferralService['attributes']>[number] => ({
  id: 'a',
  taxonomy_term: {
    id: `t-${code}`,
    name: code,
    taxonomy: taxonomyName,
    taxonomy_id: 'tax',
    term: code,
  },
});
const full: OpenReferralService = {
  id: '019a5b00-0000-7000-8000-000000000001',
  name: 'Counselling',
  status: 'active',
  description: 'Counselling for children who are anxious or low, after school and at weekends.',
  url: 'https://a.example',
  minimum_age: 10.5,
  maximum_age: 17.2,
  last_modified: '2026-03-01T10:00:00+01:00',
  assured_date: '2026-06-01',
  organization: { id: 'o', name: 'Trust' },
  schedules: [
    { byday: 'TH,MO', opens_at: '09:00', closes_at: '17:00' },
    { byday: '2SA', service_at_location_id: 'at-2' },
  ],
  service_areas: [{ uri: 'http://statistics.data.gov.uk/id/statistical-geography/E09000023' }],
  service_at_locations: [
    {
      id: 'at-1',
      location: {
        id: 'l1',
        latitude: 51.5,
        longitude: -0.1,
        addresses: [{ address_1: '1 High Street', city: 'London', postal_code: 'E8 1AA' }],
      },
    },
    {
      id: 'at-2',
      location: {
        id: 'l2',
        latitude: 0,
        longitude: 0,
        addresses: [{ address_1: '', city: '', postal_code: 'SE13 6LG' }],
      },
    },
    { id: 'at-3' },
  ],
  attributes: [
    term(NEEDS_TAXONOMY, 'mental_health'),
    term(ELIGIBILITY_TAXONOMY, 'protocol:south-east'),
    term(ELIGIBILITY_TAXONOMY, 'residents:E08000003'),
  ],
};

describe('a service as it is searched', () => {
  it('holds what a document says, whole ages outwards, days in order, the time in UTC', () => {
    expect(indexService(full, tools)).toMatchObject({
      name: 'Counselling',
      organization: 'Trust',
      needs: ['mental_health'],
      rules: ['protocol:south-east'],
      minimumAge: 10,
      maximumAge: 18,
      days: ['monday', 'thursday', 'saturday'],
      areas: ['E09000023'],
      modifiedAt: '2026-03-01T09:00:00.000Z',
      quality: 90,
    });
  });

  it('places each location by its coordinates, or by its postcode, or not at all', () => {
    expect(indexService(full, tools).places).toEqual([
      {
        serviceAtLocationId: 'at-1',
        position: { latitude: 51.5, longitude: -0.1, exactness: 'coordinates' },
        address: '1 High Street, London',
        postcode: 'E8 1AA',
        days: ['monday', 'thursday'],
      },
      {
        serviceAtLocationId: 'at-2',
        position: { latitude: 51.46, longitude: -0.01, exactness: 'outward_code' },
        postcode: 'SE13 6LG',
        days: ['saturday'],
      },
      { serviceAtLocationId: 'at-3', days: ['monday', 'thursday'] },
    ]);
  });

  it('believes no place outside the British Isles, and no time that cannot be', () => {
    const at = (latitude: number, longitude: number) =>
      indexService(
        {
          ...full,
          service_at_locations: [{ id: 'at', location: { id: 'l', latitude, longitude } }],
        },
        tools,
      ).places[0]?.position;
    expect([at(51.5, -0.1), at(58.2, -6.4)].map((position) => position?.exactness)).toEqual([
      'coordinates',
      'coordinates',
    ]);
    expect([at(-0.1, 51.5), at(51.5, -9.1), at(51.5, 2.1), at(48.9, -0.1), at(61.1, -0.1)]).toEqual(
      Array(5).fill(undefined),
    );
    const modified = (text: string) =>
      indexService({ ...full, last_modified: text }, tools).modifiedAt;
    expect(
      [
        '2199-12-31T00:00:00Z',
        '2200-01-02T00:00:00Z',
        '+275760-09-13T00:00:00Z',
        '1899-12-31T00:00:00Z',
        'yesterday',
      ].map(modified),
    ).toEqual(['2199-12-31T00:00:00.000Z', undefined, undefined, undefined, undefined]);
  });

  it('says nothing where the document says nothing', () => {
    const bare = indexService({ id: full.id, name: 'x', status: 'active' }, tools);
    expect(bare).toEqual({
      name: 'x',
      status: 'active',
      organization: '',
      description: '',
      needs: [],
      rules: [],
      hours: [],
      places: [],
      areas: [],
      terms: [],
      termIds: [],
      taxonomyIds: [],
      quality: 0,
    });
  });

  it('is for whom its feed says, where it does not say itself', () => {
    const said = (
      unlessSaid: 'universal' | 'residents',
      document: OpenReferralService,
    ): readonly string[] =>
      indexService(document, { ...tools, feed: { authority: 'E09000023', unlessSaid } }).rules;
    expect(said('residents', { ...full, attributes: [] })).toEqual(['residents:E09000023']);
    expect(said('universal', { ...full, attributes: [] })).toEqual(['universal']);
    expect(said('universal', full)).toEqual(['protocol:south-east']);
  });
});

describe('the taxonomy', () => {
  it('finds needs in the hub’s terms and in those of others, by name, code or address', () => {
    expect(needsIn([term('local', 'Counselling')], taxonomy)).toEqual(['mental_health']);
    expect(
      needsIn(
        [{ id: 'a', taxonomy_term: { id: 't', name: 'x', term_uri: 'https://terms.example/7' } }],
        taxonomy,
      ),
    ).toEqual(['mental_health']);
    expect(needsIn([{ id: 'a' }, term('local', 'plumbing')], taxonomy)).toEqual([]);
  });

  it('takes rules from its own terms alone', () => {
    expect(
      rulesIn(
        [
          term('local', 'universal'),
          term(ELIGIBILITY_TAXONOMY, 'universal'),
          term(ELIGIBILITY_TAXONOMY, 'universal'),
        ],
        taxonomy,
      ),
    ).toEqual(['universal']);
  });

  it('has a term for every rule and need, each valid and with an id of its own', () => {
    const terms = ownTerms(taxonomy, (name) => name);
    expect(terms).toHaveLength(1 + 1 + 3 * 33 + 1);
    expect(new Set(terms.map(({ id }) => id)).size).toBe(terms.length);
    expect(terms.every(({ description, name }) => description !== undefined && name !== '')).toBe(
      true,
    );
  });
});

describe('a change', () => {
  const before = indexService(full, tools);
  const after = (change: Partial<OpenReferralService>) =>
    indexService({ ...full, ...change }, tools);

  it('is told by its kind and fields', () => {
    expect(changeBetween(before, before)).toBeUndefined();
    expect(changeBetween(before, after({ status: 'temporarily closed' }))).toEqual({
      change: 'closed',
      fields: ['status'],
    });
    expect(changeBetween(after({ status: 'defunct' }), before)).toEqual({
      change: 'reopened',
      fields: ['status'],
    });
    expect(changeBetween(before, after({ name: 'Other', maximum_age: 16 }))).toEqual({
      change: 'changed',
      fields: ['name', 'maximumAge'],
    });
    expect(changeBetween(before, after({ service_at_locations: [] }))).toEqual({
      change: 'moved',
      fields: ['places'],
    });
    expect(changeBetween(before, after({ schedules: [{ byday: 'MO' }] }))).toMatchObject({
      change: 'changed',
      fields: ['days', 'hours', 'places'],
    });
    expect(isOpen('inactive')).toBe(false);
  });

  it('is none where the hub learns better where a postcode is', () => {
    const better = indexService(full, {
      ...tools,
      locate: () => ({
        latitude: 51.47,
        longitude: -0.02,
        exactness: 'postcode',
        authority: 'E09000023',
      }),
    });
    expect(changeBetween(before, better)).toBeUndefined();
    expect(better.places).not.toEqual(before.places);
  });

  it('is none where a feed lists the same in another order', () => {
    const reversed = <T>(list: readonly T[] | undefined): T[] => [...(list ?? [])].reverse();
    expect(
      changeBetween(
        before,
        after({
          service_at_locations: reversed(full.service_at_locations),
          schedules: reversed(full.schedules),
          attributes: reversed(full.attributes),
        }),
      ),
    ).toBeUndefined();
  });

  it('is none where only housekeeping changed', () => {
    expect(
      changeBetween(
        before,
        after({ last_modified: '2026-11-20T00:00:00Z', assured_date: '2026-11-20' }),
      ),
    ).toBeUndefined();
  });
});

describe('quality', () => {
  it('falls with every thing that is not said, and with age', () => {
    const { quality: _quality, ...indexed } = indexService(full, tools);
    expect(qualityOf(full, indexed, '2029-01-01T00:00:00Z')).toBe(70);
    expect([
      qualityOf(full, indexed, '2027-03-01T08:59:00Z'),
      qualityOf(full, indexed, '2027-03-01T09:01:00Z'),
      qualityOf(full, indexed, '2027-06-02T00:00:00Z'),
    ]).toEqual([90, 80, 70]);
    expect(
      qualityOf({ ...full, url: undefined } as unknown as OpenReferralService, indexed, NOW),
    ).toBe(80);
  });
});
