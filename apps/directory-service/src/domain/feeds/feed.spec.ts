import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { afterFailure, afterSuccess, type Feed, faultInAddress } from './feed.js';
import { isWhole, summaryOf, underHubIds } from './hub-document.js';
import { whyHeldBack } from './holding-back.js';
import { MOST_PAGES, type PageCounters, PageSequence } from './page-sequence.js';
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
  it('go on until the last one, however a feed says which that is', () => {
    const first = (said: PageCounters, records = 1) => new PageSequence().take(1, said, records);
    expect(first({ last_page: true })).toEqual({ more: false });
    expect(first({ last_page: false })).toEqual({ more: true });
    expect(first({ total_pages: 2, last_page: false })).toEqual({ more: true });
    expect(new PageSequence().take(2, { total_pages: 2 }, 1)).toEqual({ more: false });
    expect(first({ total_items: 3 })).toEqual({ more: true });
    expect(first({ total_items: 1 })).toEqual({ more: false });
    expect(first({}, 0)).toEqual({ more: false });
    expect(first({})).toEqual({ more: true });
  });

  it('that go round, or are not those asked for, or never end, are a fault', () => {
    const sequence = new PageSequence();
    expect(sequence.begin(1, 'a')).toEqual({ isNew: true });
    sequence.take(1, { last_page: false }, 1);
    expect(sequence.begin(2, 'a')).toHaveProperty('fault');
    expect(new PageSequence().take(2, { page_number: 1 }, 1)).toHaveProperty('fault');
    expect(new PageSequence().take(MOST_PAGES, { last_page: false }, 1)).toHaveProperty('fault');
  });

  it('that count nothing may be one page for whatever number is asked', () => {
    const sequence = new PageSequence();
    sequence.begin(1, 'a');
    sequence.take(1, {}, 1);
    expect([sequence.begin(2, 'a'), sequence.counted]).toEqual([{ isNew: false }, false]);
  });

  it('may be numbered from nought', () => {
    const sequence = new PageSequence();
    expect(sequence.take(1, { page_number: 0, total_pages: 2 }, 1)).toEqual({ more: true });
    expect(sequence.take(2, { page_number: 1, total_pages: 2 }, 1)).toEqual({ more: false });
  });

  it('are consistent where all that was counted came, and the count stayed', () => {
    const read = (...pages: [number, number][]): boolean => {
      const sequence = new PageSequence();
      for (const [place, [records, total_items]] of pages.entries())
        sequence.take(place + 1, { total_items }, records);
      return sequence.consistent;
    };
    expect(read([2, 3], [1, 3])).toBe(true);
    expect(read([2, 3], [1, 4])).toBe(false);
    expect(read([2, 3], [0, 3])).toBe(false);
    const kept = new PageSequence();
    kept.keep(2);
    kept.take(2, { total_items: 3 }, 1);
    expect(kept.consistent).toBe(true);
  });
});

describe('a feed that lists far less than before', () => {
  const why = (listed: number, more: Partial<Feed> = {}, counted = true) =>
    whyHeldBack({ ...feed, ...more }, { listed, before: 230, counted }, 0.5);

  it('is held back, and believed where it says the same again or its keeper confirms it', () => {
    expect(why(0)).toMatch(/^It lists 0 services where 230 were: nothing is taken away/);
    expect([why(115), why(230), why(500)]).toEqual([undefined, undefined, undefined]);
    expect(why(0, { heldBack: 0 })).toBeUndefined();
    expect(why(40, { heldBack: 0 })).toBeDefined();
    expect(why(40, { confirmed: true })).toBeUndefined();
  });

  it('and does not count is held back wherever it lacks anything', () => {
    expect(why(229, {}, false)).toMatch(/does not say how many there are/);
    expect([why(230, {}, false), why(229, { heldBack: 229 }, false)]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('a document', () => {
  const PLACE = '11111111-1111-4111-8111-111111111111';
  const LOCATION = '22222222-2222-4222-8222-222222222222';
  const document = {
    id: 's',
    name: 'x',
    status: 'active',
    schedules: [{ id: LOCATION, service_id: 's', service_at_location_id: PLACE }],
    service_at_locations: [{ id: PLACE, service_id: 's', location: { id: LOCATION } }],
  };
  const named = (name: string): string => `<${name}>`;
  const under = (record: object, feedId = 'f') =>
    underHubIds(record, { feedId, sourceId: String((record as { id: unknown }).id), named });

  it('gets ids of the hub, alike wherever they stand, and other ones under another feed', () => {
    expect(
      under({
        ...document,
        contacts: [{ id: LOCATION, service_id: 's' }],
        service_areas: [{ id: LOCATION, service_id: 's' }],
        attributes: [{ id: LOCATION, link_id: 's' }],
      }),
    ).toEqual({
      ...document,
      id: '<f s>',
      schedules: [{ id: LOCATION, service_id: '<f s>', service_at_location_id: `<f ${PLACE}>` }],
      service_at_locations: [
        { id: `<f ${PLACE}>`, service_id: '<f s>', location: { id: LOCATION } },
      ],
      contacts: [{ id: LOCATION, service_id: '<f s>' }],
      service_areas: [{ id: LOCATION, service_id: '<f s>' }],
      attributes: [{ id: LOCATION, link_id: '<f s>' }],
    });
    expect(under({ id: 's', name: 'x', status: 'active' }, 'g')).toEqual({
      id: '<g s>',
      name: 'x',
      status: 'active',
    });
  });

  it('gets ids where it has none that is a UUID, places of one id among them', () => {
    expect(
      under({
        id: 7,
        service_at_locations: [{ id: 1, location: { id: 2 } }, { id: 1 }],
        schedules: [{ service_at_location_id: 1 }],
      }),
    ).toEqual({
      id: '<f 7>',
      service_at_locations: [
        { id: '<f 7 1>', location: { id: '<f 2>' } },
        { id: '<f 7 1 .service_at_locations.1>' },
      ],
      schedules: [{ id: '<f 7.schedules.0>', service_at_location_id: '<f 7 1>' }],
    });
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
