import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import type { Position } from '../../domain/services/position.js';
import type { OpenReferralStore } from './ports.js';
import { ServeOpenReferral } from './serve-open-referral.js';

const LEWISHAM: Position = {
  latitude: 51.46,
  longitude: -0.01,
  exactness: 'postcode',
  authority: 'E09000023',
};

function directory(total = 120, contents = ['{"id":"a"}', '{"id":"b"}']) {
  const asked: unknown[][] = [];
  const list =
    (name: string) =>
    (...words: unknown[]) => {
      asked.push([name, ...words]);
      return Promise.resolve({ total, contents });
    };
  const store = {
    services: list('services'),
    serviceAtLocations: list('serviceAtLocations'),
    taxonomies: list('taxonomies'),
    taxonomyTerms: list('taxonomyTerms'),
    organizations: list('organizations'),
    service: (id: string) => Promise.resolve(id === 'a' ? '{"id":"a"}' : undefined),
  } as unknown as OpenReferralStore;
  const places = new Map([['SE13 6LG', LEWISHAM]]);
  const gazetteer = { locate: () => Promise.resolve(places) };
  return { asked, serve: new ServeOpenReferral(store, gazetteer) };
}

describe('a page', () => {
  it.each<[number, object, object]>([
    [120, {}, { total_pages: 3, page_number: 1, first_page: true, last_page: false }],
    [120, { page: '3' }, { total_pages: 3, page_number: 3, first_page: false, last_page: true }],
    [120, { page: '9' }, { page_number: 9, first_page: false, last_page: true }],
    [100, { page: '2' }, { total_pages: 2, last_page: true }],
    [101, { page: '2' }, { total_pages: 3, last_page: false }],
    [0, {}, { total_items: 0, total_pages: 0, first_page: true, last_page: true }],
  ])('of %s, asked %j, says where it stands', async (total, query, envelope) => {
    const page = await directory(total).serve.services(query);
    expect(JSON.parse(page as string)).toMatchObject({
      ...envelope,
      size: 2,
      empty: false,
      contents: [{ id: 'a' }, { id: 'b' }],
    });
  });

  it('without contents is empty', async () => {
    const page = await directory(0, []).serve.taxonomies({});
    expect(JSON.parse(page as string)).toMatchObject({ size: 0, empty: true, contents: [] });
  });

  it.each<[object, string, number, number]>([
    [{}, 'summary', 50, 0],
    [{ per_page: '10', page: '3' }, 'summary', 10, 20],
    [{ per_page: '9999' }, 'summary', 500, 0],
    [{ per_page: '9999', full: 'true', page: '2' }, 'full', 100, 100],
    [{ per_page: '99999', minimal: 'true' }, 'minimal', 50_000, 0],
    [{ minimal: 'true', full: 'true' }, 'minimal', 50, 0],
    [{ full: 'false' }, 'summary', 50, 0],
  ])('of services asked %j is read as %s, %s from %s on', async (query, form, size, offset) => {
    const { asked, serve } = directory();
    await serve.services(query);
    expect(asked).toEqual([['services', {}, form, size, offset]]);
  });

  it.each(['taxonomies', 'taxonomyTerms', 'organizations'] as const)(
    'of %s is cut too',
    async (name) => {
      const { asked, serve } = directory();
      await serve[name]({ per_page: '9999', page: '2' });
      expect(asked).toEqual([[name, 500, 500]]);
    },
  );
});

describe('a question that is wrong', () => {
  it.each<['services' | 'serviceAtLocations' | 'organizations', object, string]>([
    ['services', { page: '0' }, 'page'],
    ['services', { per_page: 'ten' }, 'per_page'],
    ['services', { start_time: '25:00' }, 'start_time'],
    ['services', { end_time: '9' }, 'end_time'],
    ['services', { modified_after: 'yesterday' }, 'modified_after'],
    ['services', { what: 'x' }, 'what'],
    ['serviceAtLocations', { proximity: '100' }, 'proximity'],
    ['organizations', { full: 'true' }, 'full'],
  ])('to %s, %j, names the field and reads nothing', async (list, query, field) => {
    const { asked, serve } = directory();
    expect(await serve[list](query)).toMatchObject({
      refused: 'invalid_request',
      faults: [{ field }],
    });
    expect(asked).toEqual([]);
  });

  it('is not one that leaves empty what nobody filled in', async () => {
    const { asked, serve } = directory();
    const query = { page: '', start_time: '', modified_after: '', text: '' };
    expect(isRefusal(await serve.services(query))).toBe(false);
    expect(asked).toHaveLength(1);
  });
});

describe('services by their places', () => {
  it('are those that cover where a postcode is, and those near it where a distance is said', async () => {
    const { asked, serve } = directory();
    await serve.serviceAtLocations({ postcode: 'SE13 6LG' });
    await serve.serviceAtLocations({ postcode: 'SE13 6LG', proximity: '500' });
    const covers = 'E09000023';
    expect(asked.map(([, where]) => where)).toEqual([
      { covers },
      { covers, near: LEWISHAM, proximity: 500 },
    ]);
  });

  it('cannot be found by a postcode that nobody knows', async () => {
    const { asked, serve } = directory();
    const answer = await serve.serviceAtLocations({ postcode: ' zz1 1zz ' });
    expect(answer).toMatchObject({ refused: 'postcode_unknown' });
    expect(isRefusal(answer) && answer.detail).toContain('where ZZ1 1ZZ is');
    expect(asked).toEqual([]);
  });
});

it('serves one as it is kept, or nothing', async () => {
  const { serve } = directory();
  expect(await serve.one('service', 'a')).toBe('{"id":"a"}');
  expect(await serve.one('service', 'b')).toMatchObject({ refused: 'not_found' });
});
