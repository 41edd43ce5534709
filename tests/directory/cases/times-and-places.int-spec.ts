import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { FindServicesPayload, ServiceView } from '@hub/contracts/directory';
import type { GeneratedService } from '../../../apps/borough-simulator/src/feeds/generate-services.js';
import { DaysLookedAtAgain6 } from '../../../apps/directory-service/migrations/6-days-looked-at-again.js';
import { backing } from '../../config.js';
import { expectDone } from '../../expect-done.js';
import { DirectoryRig } from '../directory-rig.js';
import { at, madeUp, schedule } from './made-up.js';

const SOUTHWARK = 'E09000028';
const NEAR = { postcode: 'SE13 6LG' };

let rig: DirectoryRig;
beforeAll(async () => {
  rig = await DirectoryRig.open(backing.databaseUrl);
});
afterEach(async () => {
  const { items } = await rig.read.all();
  for (const { id, state } of items)
    if (state !== 'ended') expectDone(await rig.keep.end({ feedId: id }, rig.as(SOUTHWARK)));
  rig.closeFeeds();
});
afterAll(() => rig.close());

const ask = async (question: FindServicesPayload): Promise<ServiceView[]> =>
  expectDone(await rig.find.execute(question)).items;
const names = async (question: FindServicesPayload): Promise<string[]> =>
  (await ask(question)).map(({ name }) => name);
/** Names of what the public directory gives for its filters. */
const listed = async (filter: object): Promise<string[]> => {
  const page = JSON.parse(expectText(await rig.openReferral.services(filter))) as {
    contents: { name: string }[];
  };
  return page.contents.map(({ name }) => name);
};
const expectText = (answer: unknown): string => {
  if (typeof answer !== 'string') throw new Error(JSON.stringify(answer));
  return answer;
};
const serve = (...services: GeneratedService[]) => rig.serve(SOUTHWARK, services);

describe('times', () => {
  it('04, 05: a schedule that is over or to come is none', async () => {
    await serve(
      madeUp('over', { schedules: [schedule({ byday: 'SA', valid_to: '2020-01-01' })] }),
      madeUp('to come', { schedules: [schedule({ byday: 'SA', valid_from: '2099-01-01' })] }),
    );
    const found = await ask({ day: 'saturday' });
    expect(found.map(({ days, unknown }) => [days, unknown.includes('day')])).toEqual([
      [undefined, true],
      [undefined, true],
    ]);
    expect(await listed({ day: 'SA' })).toEqual([]);
  });

  it('06: days are read however they are separated, by both doors', async () => {
    await serve(
      madeUp('semicolon', { schedules: [schedule({ byday: 'SA;SU' })] }),
      madeUp('blank', { schedules: [schedule({ byday: 'SA SU' })] }),
    );
    expect(await names({ day: 'saturday' })).toEqual(['blank', 'semicolon']);
    expect(await names({ day: 'monday' })).toEqual([]);
    expect((await listed({ day: 'SA' })).sort()).toEqual(['blank', 'semicolon']);
    expect((await listed({ day: 'SU' })).sort()).toEqual(['blank', 'semicolon']);
  });

  it('07: by telephone on Saturday and at the place on Thursday is found on both', async () => {
    const place = at('07', [{ postcode: 'SE13 6LG' }]) as { id: string };
    await serve(
      madeUp('phone', {
        service_at_locations: [place],
        schedules: [
          schedule({ byday: 'SA', attending_type: 'Telephone' }),
          schedule({ byday: 'TH', service_at_location_id: place.id }),
        ],
      }),
    );
    expect(await names({ day: 'saturday' })).toEqual(['phone']);
    const [found] = await ask({ day: 'saturday', ...NEAR });
    expect(found).toMatchObject({ days: ['thursday', 'saturday'], place: { days: ['thursday'] } });
    expect(await names({ day: 'thursday', ...NEAR, radius: 500 })).toEqual(['phone']);
    expect(await names({ day: 'monday', ...NEAR })).toEqual([]);
  });

  it('08, 10: times are compared as times, with zones and past midnight', async () => {
    const hours = (opens_at: string, closes_at: string): object => ({
      schedules: [schedule({ byday: 'FR', opens_at, closes_at })],
    });
    await serve(
      madeUp('zulu', hours('09:00Z', '17:00Z')),
      madeUp('summer', hours('09:00+01:00', '17:00+01:00')),
      madeUp('night', hours('22:00', '02:00')),
      madeUp('late', hours('9:30', '20:00')),
    );
    expect((await listed({ end_time: '17:00' })).sort()).toEqual(['summer', 'zulu']);
    expect(await listed({ end_time: '12:00' })).toEqual([]);
    expect((await listed({ start_time: '10:00' })).sort()).toEqual(['night']);
    expect((await listed({ start_time: '09:30' })).sort()).toEqual(['late', 'night']);
  });

  it('09: a file’s 9:30 is published as 09:30', async () => {
    const csv = 'reference,name,days,opens_at,closes_at\n1,Case nine,friday,9:30,17:00\n';
    expectDone(
      await rig.imports.execute(
        Buffer.from(csv),
        { kind: 'csv', licence: 'OGL-UK-3.0' },
        rig.as(SOUTHWARK),
      ),
    );
    expect(await listed({ start_time: '10:00' })).toEqual([]);
    expect(await listed({ start_time: '09:30' })).toEqual(['Case nine']);
    expect(expectText(await rig.openReferral.services({ full: 'true' }))).toContain('"09:30"');
  });

  it('are looked at again on the day when a schedule ends', async () => {
    const { feed } = await serve(
      madeUp('ending', { schedules: [schedule({ byday: 'SA', valid_to: '2026-11-24' })] }),
    );
    await rig.renewDays.execute();
    expect((await ask({ day: 'saturday' }))[0]?.days).toEqual(['saturday']);
    expect(await listed({ day: 'SA' })).toEqual(['ending']);
    rig.clock.advance(2 * 24 * 60 * 60_000);
    await rig.renewDays.execute();
    expect((await ask({ day: 'saturday' }))[0]?.days).toBe(undefined);
    expect(await listed({ day: 'SA' })).toEqual([]);
    expect((await rig.told()).at(-1)).toMatchObject({
      type: 'service.changed.v1',
      data: { change: 'changed', fields: ['days', 'hours'] },
    });
    // What it says is as before: a pull finds nothing different.
    expect(await rig.pullAgain(feed)).toMatchObject({ changed: 0 });
  });

  it('are looked at again where they were read before the hub kept when they change', async () => {
    const ending = { byday: 'SA', valid_to: '2026-12-31' };
    await serve(
      madeUp('each week', { schedules: [schedule({ byday: 'SA' })] }),
      madeUp('to the end of the year', { schedules: [schedule(ending)] }),
      madeUp('each month', { schedules: [schedule({ freq: 'MONTHLY', byday: '1SA' })] }),
    );
    const changes = (): Promise<unknown> =>
      rig.scratch.database.query(
        'SELECT name, days_change_on::text AS day FROM service WHERE is_open ORDER BY 1',
      );
    const kept = await changes();
    await rig.scratch.database.query('UPDATE service SET days_change_on = NULL');
    const runner = rig.scratch.database.createQueryRunner();
    await new DaysLookedAtAgain6().up(runner);
    await runner.release();
    expect(await changes()).toEqual([
      { name: 'each month', day: '-infinity' },
      { name: 'each week', day: null },
      { name: 'to the end of the year', day: '-infinity' },
    ]);
    await rig.renewDays.execute();
    expect(await changes()).toEqual(kept);
  });
});

describe('ages', () => {
  it('11: a five-year-old is older than four and a half', async () => {
    await serve(madeUp('small', { maximum_age: 4.5 }));
    expect(await names({ age: 5 })).toEqual([]);
    expect((await ask({ age: 4 }))[0]?.maximumAge).toBe(4);
  });

  it('12: swapped ages are unknown, and a fault of the pull', async () => {
    const { feed } = await serve(madeUp('swapped', { minimum_age: 18, maximum_age: 5 }));
    expect((await ask({ age: 9 }))[0]?.unknown).toContain('age');
    expect(await rig.lastPull(feed)).toMatchObject({
      good: 1,
      bad: 0,
      faults: [{ field: 'minimum_age' }],
    });
    const csv = 'reference,name,minimum_age,maximum_age\n1,Case twelve,18,5\n';
    const report = expectDone(
      await rig.imports.execute(
        Buffer.from(csv),
        { kind: 'csv', licence: 'OGL-UK-3.0' },
        rig.as(SOUTHWARK),
      ),
    );
    expect(JSON.stringify(report)).toContain('minimum_age');
    expect((await names({ age: 9 })).sort()).toEqual(['Case twelve', 'swapped']);
  });
});

describe('places', () => {
  it('13: the place is where people go, not the PO box', async () => {
    await serve(
      madeUp('box', {
        service_at_locations: [
          at('13', [
            { type: 'postal', line: 'PO Box 1', postcode: 'NE99 1AA' },
            { postcode: 'SE13 6LG' },
          ]),
        ],
      }),
    );
    const [found] = await ask({ ...NEAR, radius: 2_000 });
    expect(found?.place).toMatchObject({ postcode: 'SE13 6LG', metres: 0 });
  });

  it('14, 15: what is nowhere stands behind, with a radius too, and says why', async () => {
    await serve(
      madeUp('here', { service_at_locations: [at('here', [{ postcode: 'SE13 6LG' }])] }),
      madeUp('online', {
        service_at_locations: [at('14', [{ postcode: 'M1 1AA' }], { location_type: 'virtual' })],
      }),
      madeUp('letters', {
        service_at_locations: [at('post', [{ type: 'postal', postcode: 'NE99 1AA' }])],
      }),
      madeUp('nowhere'),
      madeUp('odd', { service_at_locations: [at('odd', [{ postcode: 'ask us' }])] }),
      madeUp('far', { service_at_locations: [at('far', [{ postcode: 'M1 1AA' }])] }),
    );
    const found = await ask({ ...NEAR, radius: 5_000, facets: 'true' });
    expect(found.map(({ name, noDistance }) => [name, noDistance])).toEqual([
      ['here', undefined],
      ['letters', 'by_post'],
      ['nowhere', 'no_place'],
      ['odd', 'not_located'],
      ['online', 'online_or_by_telephone'],
    ]);
    expect(found.slice(1).every(({ unknown }) => unknown.includes('distance'))).toBe(true);
    const page = expectDone(await rig.find.execute({ ...NEAR, radius: 5_000, facets: 'true' }));
    expect(page.facets?.authorities).toEqual([{ value: SOUTHWARK, services: 5 }]);
  });

  it('17: the postcode is found in the text', async () => {
    await serve(
      madeUp('more', { service_at_locations: [at('17', [{ postcode: 'London SE13 6LG' }])] }),
    );
    expect((await ask(NEAR))[0]?.place).toMatchObject({ postcode: 'SE13 6LG', metres: 0 });
  });
});
