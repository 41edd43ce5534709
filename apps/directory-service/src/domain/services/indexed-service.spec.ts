import { describe, expect, it } from '@jest/globals';
import { full, NOW, tools } from '../../testing/service-documents.js';
import { indexService } from './indexed-service.js';
import type { OpenReferralService } from './open-referral.js';
import { qualityOf } from './quality.js';

describe('a service as it is searched', () => {
  it('holds what a document says, whole ages, days in order, the time in UTC', () => {
    expect(indexService(full, tools)).toMatchObject({
      name: 'Counselling',
      organization: 'Trust',
      needs: ['mental_health'],
      rules: ['protocol:south-east', 'unread'],
      unread: [{ field: 'attributes.2', words: 'residents:E08000003' }],
      minimumAge: 10,
      maximumAge: 17,
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
    expect(at(-0.1, 51.5)).toEqual({ latitude: 51.5, longitude: -0.1, exactness: 'coordinates' });
    expect([at(51.5, -9.1), at(51.5, 2.1), at(48.9, -0.1), at(61.1, -0.1)]).toEqual(
      Array(4).fill(undefined),
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
    expect(said('universal', full)).toEqual(['protocol:south-east', 'unread']);
    const [, , outside] = full.attributes ?? [];
    expect(said('universal', { ...full, attributes: outside ? [outside] : [] })).toEqual([
      'unread',
    ]);
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
