import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FindServicesPayload, ServicePage, ServiceView } from '@hub/contracts/directory';
import { generateServices } from '../../../apps/borough-simulator/src/feeds/generate-services.js';
import { backing } from '../../config.js';
import { expectDone } from '../../expect-done.js';
import { DirectoryRig } from '../directory-rig.js';
import { OUTCODES_FILE } from '../generated-services.js';
import { at, madeUp, named } from './made-up.js';

const LEWISHAM = 'E09000023';
const SOUTHWARK = 'E09000028';
const CAMDEN = 'E09000007';
const ALL = generateServices(33 * 60, 11, OUTCODES_FILE);

let rig: DirectoryRig;
beforeAll(async () => {
  rig = await DirectoryRig.open(backing.databaseUrl);
  for (const authority of [LEWISHAM, SOUTHWARK, CAMDEN])
    await rig.serve(authority, ALL.get(authority) ?? []);
  await rig.serve('E09000001', [
    madeUp('Case eighteen a', { attributes: [named('Mental health and wellbeing')] }),
    madeUp('Case eighteen b', { attributes: [named('Speech & language therapy')] }),
    madeUp('Case eighteen c', { attributes: [named('Youth club')] }),
    madeUp('Zylonet', { description: 'A name that one service alone has.' }),
  ]);
});
afterAll(() => rig.close());

const ask = async (question: FindServicesPayload): Promise<ServicePage> =>
  expectDone(await rig.find.execute(question));

const all = (question: FindServicesPayload): Promise<ServiceView[]> => rig.findAll(question, 5);
const needsOf = ({ understood }: ServicePage): string[] =>
  (understood?.needs ?? []).map(({ need }) => need);

describe('words people type', () => {
  it('18: needs are recognised by the hub’s own names, & and singular', async () => {
    for (const [need, name] of [
      ['mental_health', 'Case eighteen a'],
      ['speech_and_language', 'Case eighteen b'],
      ['activities', 'Case eighteen c'],
    ] as const)
      expect((await all({ need })).map((one) => one.name)).toContain(name);
  });

  it('18: services of unknown need are counted, and their keeper told what to do', async () => {
    const { feed } = await rig.serve('E09000003', [
      madeUp('Dentist bus', { attributes: [named('Category 7')] }),
      madeUp('Plumbing'),
    ]);
    expect(expectDone(await rig.read.one({ feedId: feed.id })).needUnknown).toBe(2);
    expect(expectDone(await rig.unknownNeeds.execute({ feedId: feed.id }))).toMatchObject({
      services: 2,
      items: [
        { name: 'Dentist bus', terms: ['Category 7'], reads: 'health' },
        {
          name: 'Plumbing',
          terms: [],
          fix: expect.stringContaining('pan-london-needs') as unknown,
        },
      ],
    });
  });

  it.each([
    ['CAMHS', 'mental_health'],
    ['SEND', 'disability'],
    ['stammer', 'speech_and_language'],
    ['mental health', 'mental_health'],
    ['SALT', 'speech_and_language'],
    ['special needs', 'disability'],
  ])('19: %s is no misspelling, and finds what is of that need', async (q, need) => {
    const page = await ask({ q });
    expect(page.didYouMean).toBe(undefined);
    expect(needsOf(page)[0]).toBe(need);
    expect(page.items.length).toBeGreaterThan(0);
    expect(page.items.every(({ needs }) => needs.includes(need as 'disability'))).toBe(true);
  });

  it('19: there is no “did you mean” with nothing behind it, nor for a word that one service has', async () => {
    expect(await ask({ q: 'xylophonequartz' })).toEqual({ items: [] });
    expect(
      await ask({ q: 'speach', age: 3, home: LEWISHAM, postcode: 'SE13', radius: 100 }),
    ).toEqual(expect.objectContaining({ understood: expect.anything() as unknown }));
    const named = await ask({ q: 'Zylonet' });
    expect(named.items.map(({ name }) => name)).toEqual(['Zylonet']);
    expect(named.didYouMean).toBe(undefined);
  });

  it('20: a corrected question goes on page after page', async () => {
    const right = (await all({ q: 'counselling' })).map(({ id }) => id);
    expect(right.length).toBeGreaterThan(10);
    const first = await ask({ q: 'conselling', limit: 5 });
    expect(first.didYouMean).toBe('counselling');
    expect((await all({ q: 'conselling' })).map(({ id }) => id)).toEqual(right);
    expect(new Set(right).size).toBe(right.length);
    expect((await all({ q: 'conselling', postcode: 'SE13' })).map(({ id }) => id).sort()).toEqual(
      [...right].sort(),
    );
  });

  it('21: a sentence is read for need, age, place and day, and the answer says so', async () => {
    const harm = await ask({ q: 'my 14 year old is self harming' });
    expect(harm).toMatchObject({
      understood: {
        age: 14,
        needs: [{ need: 'mental_health', because: ['self harming'] }],
        sentence: 'Understood as: Mental health and wellbeing (“self harming”), age 14.',
      },
      widened: 'need',
    });
    expect(harm.items.length).toBeGreaterThan(0);
    for (const { minimumAge = 0, maximumAge = 200 } of await all({
      q: 'my 14 year old is self harming',
    }))
      expect(minimumAge <= 14 && maximumAge >= 14).toBe(true);
    const speech = await ask({ q: 'speech therapy for nursery child' });
    expect(needsOf(speech)[0]).toBe('speech_and_language');
    expect(speech.items[0]?.needs).toContain('speech_and_language');
    const near = await ask({ q: 'counselling SE13' });
    expect(near.from).toMatchObject({ postcode: 'SE13', exactness: 'outward_code' });
    expect(near.items[0]?.place?.metres).toBeGreaterThanOrEqual(0);
    expect((await ask({ q: 'youth club saturday in Camden' })).understood).toMatchObject({
      day: 'saturday',
      authority: CAMDEN,
    });
  });

  it('21: what the fields of a question say goes before what its words say', async () => {
    const page = await ask({ q: '14 year old self harming SE13', age: 9, need: 'activities' });
    expect(page.items.every(({ needs }) => needs.includes('activities'))).toBe(true);
    expect(page.items.every(({ minimumAge = 0 }) => minimumAge <= 9)).toBe(true);
  });

  it('21: where all words find nothing and name no need, some of them do, and the answer says so', async () => {
    const page = await ask({ q: 'Zylonet quixotically' });
    expect(page.widened).toBe('some_words');
    expect(page.items.map(({ name }) => name)).toEqual(['Zylonet']);
  });

  it('counts everything that a question finds', async () => {
    const { facets } = await ask({ q: 'counselling', facets: 'true' });
    const found = await all({ q: 'counselling' });
    expect(facets?.authorities.reduce((sum, { services }) => sum + services, 0)).toBe(found.length);
  });
});

describe('the order, with home known and no postcode', () => {
  it('is open before unknown, and of the own authority before others, page after page', async () => {
    const found = await all({ need: 'mental_health', home: LEWISHAM });
    const tiers = found.map(
      ({ access, authority }) => (access === 'open' ? 0 : 2) + (authority === LEWISHAM ? 0 : 1),
    );
    expect(tiers).toEqual([...tiers].sort());
    expect(new Set(tiers).size).toBeGreaterThan(2);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    const worded = await all({ q: 'counselling', home: LEWISHAM });
    expect(worded[0]).toMatchObject({ authority: LEWISHAM, access: 'open' });
  });
});

describe('the card', () => {
  it('tells what a family needs: telephone, how to refer, waiting, fees, languages, capacity, area, next opening', async () => {
    await rig.serve('E09000002', [
      madeUp('Card', {
        application_process: 'Ask your school nurse.',
        wait_time: 'Six weeks',
        fees: 'Free',
        phones: [{ number: '020 7946 0123' }],
        contacts: [
          { id: madeUp('c').id, name: 'Desk', phones: [{ number: '020 7946 0124', extension: 5 }] },
        ],
        languages: [{ id: madeUp('l').id, name: 'Somali' }],
        cost_options: [{ id: madeUp('o').id, option: 'Session', amount: 2.5 }],
        capacities: [{ id: madeUp('p').id, available: 3 }],
        service_areas: [{ id: madeUp('a').id, name: 'Barnet' }],
        schedules: [{ id: madeUp('s').id, freq: 'WEEKLY', byday: 'FR', opens_at: '09:00Z' }],
        service_at_locations: [at('card', [{ postcode: 'SE13 6LG' }])],
      }),
    ]);
    const [found] = (await ask({ q: '"Card"' })).items;
    expect(found).toMatchObject({
      card: {
        phones: ['020 7946 0123', '020 7946 0124 ext. 5'],
        howToRefer: 'Ask your school nurse.',
        waitingTime: 'Six weeks',
        fees: 'Free; Session £2.50',
        languages: ['Somali'],
        capacity: '3 free',
        area: 'Barnet',
      },
      nextOpening: { date: '2026-11-27', opensAt: '09:00', isBankHoliday: false },
    });
  });

  it('lists what is not open to a child, and why', async () => {
    const closed = await all({ home: LEWISHAM, school: LEWISHAM, gp: LEWISHAM, notOpen: 'true' });
    expect(closed.length).toBeGreaterThan(0);
    for (const { access, reasons } of closed) {
      expect(access).toBe('closed');
      expect(reasons[0]?.sentence).toMatch(/^Not open to this child: only open (to|under) /);
    }
    const open = await all({ home: LEWISHAM, school: LEWISHAM, gp: LEWISHAM });
    expect(open.filter(({ id }) => closed.some((one) => one.id === id))).toEqual([]);
    expect(await rig.find.execute({ notOpen: 'true' })).toMatchObject({
      refused: 'invalid_request',
      faults: [{ field: 'notOpen' }],
    });
  });
});
