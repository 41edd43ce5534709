import { describe, expect, it } from '@jest/globals';
import { directory, feed } from '../../testing/in-memory-feeds.js';
import { full } from '../../testing/service-documents.js';
import type { FeedTools } from './ports.js';
import { checkRecords, type NamedRecords } from './staging-step.js';

const check = (records: NamedRecords, change: Partial<FeedTools> = {}) =>
  checkRecords(records, feed(), { ...directory().tools, ...change });
const one = (record: unknown, change: Partial<FeedTools> = {}) =>
  check([{ record, called: 'number 1' }], change);

describe('a record of a feed', () => {
  it('that is good is kept under an id of the hub’s, and is found again by what the feed calls it', async () => {
    const { services, faults, bad } = await one({ ...full, id: 'svc-7' });
    expect([services.length, bad]).toEqual([1, 0]);
    expect(services[0]).toMatchObject({
      sourceId: 'svc-7',
      content: { id: 'f svc-7', indexed: { name: 'Counselling', organization: 'Trust' } },
    });
    expect(faults.filter(({ severity }) => severity === 'refused')).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['is longer than any service', { ...full, description: 'x'.repeat(200_001) }, 'is longer than'],
    ['has half a character', { ...full, description: '\ud83d' }, 'holds a character that is none'],
    ['has a character of no text', { ...full, description: 'a\u0000b' }, 'holds a character'],
    ['has a name like a book', { ...full, name: 'x'.repeat(301) }, 'is longer than 300'],
  ])('that %s is refused, and says so', async (_what, record, message) => {
    const { services, faults, bad } = await one(record);
    expect([services, bad]).toEqual([[], 1]);
    expect(faults).toMatchObject([{ severity: 'refused' }]);
    expect(faults[0]?.message).toContain(message);
  });

  it.each(['\\u0000 is an escape', 'smile 😀', 'C:\\ud83d'])(
    'may speak of %s as a text',
    async (description) => {
      expect((await one({ ...full, description })).bad).toBe(0);
    },
  );

  it('says the first three of its faults, cut to what can be shown', async () => {
    const fault = { field: 'x'.repeat(300), message: 'y'.repeat(600) };
    const schema = { faultsIn: () => [fault, fault, fault, fault] };
    const { faults, bad } = await check([{ record: full, called: 'z'.repeat(200) }], { schema });
    expect([faults.length, bad]).toEqual([3, 1]);
    expect([faults[0]?.record.length, faults[0]?.field.length, faults[0]?.message.length]).toEqual([
      100, 200, 500,
    ]);
  });

  it('that could not be had says why, and nothing else is looked for in it', async () => {
    const named = [{ record: undefined, called: 'a', fault: 'is listed, but gone' }];
    const schema = { faultsIn: () => [{ field: 'name', message: 'is missing' }] };
    expect((await check(named, { schema })).faults).toEqual([
      { record: 'a', field: '', message: 'is listed, but gone', severity: 'refused' },
    ]);
  });

  it.each([null, 'a text', 7, [full], undefined])(
    'that is %j goes to the schema as it is',
    async (record) => {
      const seen: unknown[] = [];
      const schema = {
        faultsIn: (given: unknown) => {
          seen.push(given);
          return [{ field: '', message: 'must be object' }];
        },
      };
      expect((await one(record, { schema })).bad).toBe(1);
      expect(seen).toEqual([record]);
    },
  );

  it('that warns is taken, and counts as one whatever it warns of', async () => {
    const nowhere = { id: 'l', addresses: [{ address_1: 'x', city: 'y', postal_code: 'none' }] };
    const places = ['p', 'q'].map((id) => ({ id, location: { ...nowhere, id } }));
    const { services, warnings, faults } = await one({ ...full, service_at_locations: places });
    expect([services.length, warnings]).toEqual([1, 1]);
    expect(faults.filter(({ severity }) => severity === 'warning').length).toBeGreaterThan(1);
  });
});

describe('what is compared of a service', () => {
  const digestOf = async (record: object) => (await one(record)).services[0]?.content?.digest;

  it('is all that is made of it, but not its quality, which falls as it ages', async () => {
    const digest = await digestOf(full);
    expect(await digestOf({ ...full })).toBe(digest);
    expect(await digestOf({ ...full, description: 'Other' })).not.toBe(digest);
    const later = directory();
    later.clock.advance(300 * 24 * 60 * 60_000);
    const aged = await checkRecords([{ record: full, called: '1' }], feed(), later.tools);
    expect(aged.services[0]?.content?.indexed.quality).toBeLessThan(
      (await one(full)).services[0]?.content?.indexed.quality ?? 0,
    );
    expect(JSON.parse(aged.services[0]?.content?.digest ?? '[]')).toMatchObject([
      {},
      { quality: 0 },
    ]);
  });
});

it('checks some records at a time, so that questions are answered in between', async () => {
  let pieces = 0;
  const pace: FeedTools['pace'] = (work) => {
    pieces += 1;
    return Promise.resolve(work());
  };
  const records = Array.from({ length: 41 }, (_, place) => ({
    record: { ...full, id: String(place) },
    called: String(place),
  }));
  expect((await check(records, { pace })).services).toHaveLength(41);
  // Three to check them, and three to make of them what is searched.
  expect(pieces).toBe(6);
});
