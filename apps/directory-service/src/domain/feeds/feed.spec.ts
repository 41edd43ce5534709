import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { afterFailure, afterSuccess, type Feed, faultInAddress } from './feed.js';
import { isWhole, summaryOf, underHubIds } from './hub-document.js';
import { faultsInColumns, IMPORT_COLUMNS, recordOf } from './imported-row.js';
import { MOST_PAGES, PageSequence } from './page-sequence.js';
import { withoutNulls } from './without-nulls.js';

const NOW = '2026-11-23T09:00:00.000Z';
const feed: Feed = {
  id: 'f',
  authority: 'E09000023',
  kind: 'open_referral',
  name: 'x',
  url: 'https://a.example',
  licence: 'OGL',
  everyHours: 24,
  state: 'new',
  failures: 0,
};
const minutesTo = (at: string | undefined): number =>
  (Date.parse(at ?? '') - Date.parse(NOW)) / 60_000;

describe('a feed', () => {
  it('is pulled again after its hours, a tenth more or less', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.integer({ min: 1, max: 168 }),
        (chance, everyHours) => {
          const { nextPullAt } = afterSuccess({ ...feed, everyHours }, NOW, chance);
          expect(minutesTo(nextPullAt) / 60 / everyHours).toBeGreaterThanOrEqual(0.899);
          expect(minutesTo(nextPullAt) / 60 / everyHours).toBeLessThanOrEqual(1.101);
        },
      ),
    );
  });

  it('that fails is tried after 5, 10, 20 … minutes, never later than its hours, and keeps its copy', () => {
    let failing = { ...feed, copyOf: '2026-11-22T00:00:00.000Z' };
    const waits = Array.from({ length: 12 }, () => {
      failing = afterFailure(failing, 'because', NOW, 0.5) as typeof failing;
      return Math.round(minutesTo(failing.nextPullAt));
    });
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 1_280, 1_440, 1_440, 1_440]);
    expect(failing).toMatchObject({
      state: 'failing',
      failures: 12,
      copyOf: '2026-11-22T00:00:00.000Z',
    });
    expect(afterSuccess(failing, NOW, 0.5)).not.toHaveProperty('because');
    expect(afterSuccess({ ...feed, kind: 'import' }, NOW, 0.5)).not.toHaveProperty('nextPullAt');
  });

  it.each([
    ['https://directory.example/v3', undefined],
    ['http://directory.example/v3', 'It must begin with https.'],
    ['file:///etc/passwd', 'It must begin with https.'],
    ['https://user:secret@directory.example', 'It must hold no user name and no password.'],
    ['https://directory.example/?key=1', 'It must have neither ? nor #.'],
    ['directory.example', 'It is no address.'],
  ])('at %s: %s', (url, fault) => {
    expect(faultInAddress(url, false)).toBe(fault);
  });
});

describe('pages', () => {
  const page = (contents: unknown[], more: object = {}) => ({ contents, ...more });

  it('go on until the last one, however a feed says which that is', () => {
    expect(new PageSequence().take(1, page([1], { last_page: true }), 'a')).toEqual({
      more: false,
    });
    expect(new PageSequence().take(1, page([1], { last_page: false }), 'a')).toEqual({
      more: true,
    });
    expect(
      new PageSequence().take(1, page([1], { total_pages: 2, last_page: false }), 'a'),
    ).toEqual({ more: true });
    expect(new PageSequence().take(2, page([1], { total_pages: 2 }), 'a')).toEqual({ more: false });
    expect(new PageSequence().take(1, page([]), 'a')).toEqual({ more: false });
    expect(new PageSequence().take(1, page([1]), 'a')).toEqual({ more: false });
  });

  it('that go round, or are not those asked for, or never end, are a fault', () => {
    const sequence = new PageSequence();
    sequence.take(1, page([1], { last_page: false }), 'a');
    expect(sequence.take(2, page([1], { last_page: false }), 'a')).toHaveProperty('fault');
    expect(new PageSequence().take(2, page([1], { page_number: 1 }), 'a')).toHaveProperty('fault');
    expect(
      new PageSequence().take(MOST_PAGES, page([1], { last_page: false }), 'a'),
    ).toHaveProperty('fault');
  });

  it('are consistent where all that was counted came, and the count stayed', () => {
    const read = (...pages: [unknown[], number][]): boolean => {
      const sequence = new PageSequence();
      for (const [place, [contents, total_items]] of pages.entries())
        sequence.take(place + 1, page(contents, { total_items }), String(place));
      return sequence.consistent;
    };
    expect(read([[1, 2], 3], [[3], 3])).toBe(true);
    expect(read([[1, 2], 3], [[3], 4])).toBe(false);
    expect(read([[1, 2], 3], [[], 3])).toBe(false);
    const kept = new PageSequence();
    kept.keep(2);
    kept.take(2, page([3], { total_items: 3 }), 'a');
    expect(kept.consistent).toBe(true);
  });
});

describe('a document', () => {
  const document = {
    id: 's',
    name: 'x',
    status: 'active',
    schedules: [{ service_id: 's', service_at_location_id: 'at' }],
    service_at_locations: [{ id: 'at', service_id: 's' }],
  };

  it('gets ids of the hub, alike wherever they stand, and other ones under another feed', () => {
    expect(underHubIds(document, 'f', (name) => `<${name}>`)).toEqual({
      ...document,
      id: '<f s>',
      schedules: [{ service_id: '<f s>', service_at_location_id: '<f at>' }],
      service_at_locations: [{ id: '<f at>', service_id: '<f s>' }],
    });
    expect(
      underHubIds({ id: 's', name: 'x', status: 'active' }, 'g', (name) => `<${name}>`),
    ).toEqual({ id: '<g s>', name: 'x', status: 'active' });
  });

  it('is whole where it holds more than one-to-one fields, which are its summary', () => {
    expect([isWhole(document), isWhole(summaryOf(document as never))]).toEqual([true, false]);
    expect(summaryOf(document as never)).toEqual({ id: 's', name: 'x', status: 'active' });
  });

  it('loses its nulls, at every depth, and nothing else', () => {
    expect(withoutNulls({ a: null, b: [null, { c: null, d: 0 }], e: '' })).toEqual({
      b: [{ d: 0 }],
      e: '',
    });
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.stringify(withoutNulls({ value }))).not.toMatch(/:null|\[null|,null/);
      }),
    );
  });
});

describe('a row of a file', () => {
  const context = {
    taxonomy: { needs: [], protocols: [] },
    named: (name: string) => `<${name}>`,
    feedId: 'f',
  };
  const row = {
    reference: '7',
    name: 'Club',
    minimum_age: '5',
    days: 'Monday; wed',
    opens_at: '09:30',
    postcode: 'SE13 6LG',
    needs: 'activities',
    eligibility: 'residents:E09000023;universal',
  };

  it('becomes a record of the standard', () => {
    expect(recordOf(row, context)).toMatchObject({
      record: {
        id: '<f 7 service>',
        name: 'Club',
        status: 'active',
        minimum_age: 5,
        schedules: [{ byday: 'MO,WE', opens_at: '09:30' }],
        service_at_locations: [{ location: { addresses: [{ postal_code: 'SE13 6LG' }] } }],
        attributes: [
          { taxonomy_term: { term: 'activities' } },
          { taxonomy_term: { term: 'residents:E09000023' } },
          { taxonomy_term: { term: 'universal' } },
        ],
      },
    });
  });

  it('is refused with each column that is wrong', () => {
    const faults = recordOf(
      {
        reference: '',
        name: 'x',
        minimum_age: 'five',
        days: 'someday',
        opens_at: '9',
        needs: 'luck',
        eligibility: 'residents:E08000003',
      },
      context,
    );
    expect('faults' in faults ? faults.faults.map(({ field }) => field) : []).toEqual([
      'reference',
      'minimum_age',
      'opens_at',
      'days',
      'needs',
      'eligibility',
    ]);
  });

  it('stands under columns that are known', () => {
    expect(faultsInColumns([...IMPORT_COLUMNS])).toEqual([]);
    expect(faultsInColumns(['name', 'colour']).map(({ field }) => field)).toEqual([
      'reference',
      'colour',
    ]);
  });
});
