import { describe, expect, it } from '@jest/globals';
import { timeOfDay } from './clock-time.js';
import { nextOpening, openingDays, openingHours } from './opening.js';

/** A Monday in winter time. */
const TODAY = '2026-11-23';
const days = (...schedules: Parameters<typeof openingDays>[0]) => openingDays(schedules, TODAY);

describe('the days of schedules', () => {
  it.each([
    ['SA;SU', ['saturday', 'sunday']],
    ['SA SU', ['saturday', 'sunday']],
    ['sa, su', ['saturday', 'sunday']],
    ['SA/SU', ['saturday', 'sunday']],
    ['SA|SU', ['saturday', 'sunday']],
    ['Sat and Sunday', ['saturday', 'sunday']],
    ['Thurs & Fri', ['thursday', 'friday']],
    ['MO-WE', ['monday', 'tuesday', 'wednesday']],
    ['Friday to Sunday', ['friday', 'saturday', 'sunday']],
    ['2SA,-1SU', ['saturday', 'sunday']],
    ['', undefined],
    ['term time', undefined],
    ['MO, by appointment', undefined],
  ])('are read from %s', (byday, expected) => {
    expect(days({ byday }).days).toEqual(expected);
  });

  it('are those of schedules that hold today', () => {
    expect(days({ byday: 'SA', valid_from: '2019-01-01', valid_to: '2020-01-01' })).toEqual({});
    expect(days({ byday: 'SA', valid_from: '2099-01-01' })).toEqual({ changesOn: '2099-01-01' });
    expect(days({ byday: 'SA', until: '20201231T235959Z' })).toEqual({});
    expect(days({ byday: 'SA', dtstart: '2027-01-01' })).toEqual({ changesOn: '2027-01-01' });
    expect(days({ byday: 'SA', valid_to: '2026-12-31' }, { byday: 'SU', valid_to: TODAY })).toEqual(
      {
        days: ['saturday', 'sunday'],
        changesOn: '2026-11-24',
      },
    );
  });

  it('follow intervals, counts, months and days of the month', () => {
    expect(days({ freq: 'WEEKLY', interval: 2, byday: 'SA', dtstart: '2026-01-03' }).days).toEqual([
      'saturday',
    ]);
    expect(days({ freq: 'WEEKLY', byday: 'SA', count: 3, dtstart: '2026-01-03' }).days).toBe(
      undefined,
    );
    expect(days({ freq: 'MONTHLY', byday: '1TU', dtstart: '2026-01-01' }).days).toEqual([
      'tuesday',
    ]);
    expect(days({ freq: 'DAILY' }).days).toHaveLength(7);
    expect(days({ freq: 'MONTHLY', bymonthday: '25', dtstart: '2026-01-25' }).days).toEqual([
      'monday',
      'wednesday',
      'friday',
    ]);
    expect(days({ freq: 'SOMETIMES', byday: 'SA' }).days).toEqual(['saturday']);
  });

  it('are looked at again where the rule is more than each week', () => {
    expect(
      days({ freq: 'WEEKLY', interval: 2, byday: 'SA', dtstart: '2026-01-03' }).changesOn,
    ).toBe('2026-12-23');
  });
});

describe('times', () => {
  it.each([
    ['9:30', '09:30'],
    ['09:30:00', '09:30'],
    ['09:00Z', '09:00'],
    ['17:00+01:00', '17:00'],
    ['12:00-05:00', '17:00'],
    ['24:00', '24:00'],
    ['9am', '09:00'],
    ['10.30pm', '22:30'],
    ['12am', '00:00'],
    ['1730', '17:30'],
    ['25:00', undefined],
    ['17:60', undefined],
    ['noon', undefined],
    ['', undefined],
  ])('%s is %s', (text, expected) => {
    expect(timeOfDay(text)).toBe(expected);
  });

  it('go on to count behind midnight', () => {
    const hours = (opens_at: string, closes_at: string) =>
      openingHours({ byday: 'fr', opens_at, closes_at });
    expect(hours('22:00', '02:00')).toEqual({ days: 'FR', opensAt: '22:00', closesAt: '26:00' });
    expect(hours('9:00', '17:00Z')).toEqual({ days: 'FR', opensAt: '09:00', closesAt: '17:00' });
    expect(hours('00:00', '24:00').closesAt).toBe('24:00');
  });
});

describe('the next opening', () => {
  const fortnightly = { freq: 'WEEKLY', interval: 2, byday: 'SA', dtstart: '2026-10-03' };

  it('keeps the beat of every second week across the change of the clocks', () => {
    expect(nextOpening([{ ...fortnightly, opens_at: '09:30' }], '2026-10-20T09:00:00Z')).toEqual({
      date: '2026-10-31',
      opensAt: '09:30',
      isBankHoliday: false,
    });
  });

  it('is by London’s clocks, today until it closes', () => {
    const friday = { byday: 'FR', opens_at: '09:00', closes_at: '17:00' };
    const next = (now: string) => nextOpening([friday], now)?.date;
    expect(next('2026-07-03T15:59:00Z')).toBe('2026-07-03');
    expect(next('2026-07-03T16:00:00Z')).toBe('2026-07-10');
    expect(next('2026-11-27T16:00:00Z')).toBe('2026-11-27');
  });

  it('says where it falls on a bank holiday, and none behind the end of a schedule', () => {
    expect(nextOpening([{ byday: 'FR' }], '2026-12-20T09:00:00Z')).toEqual({
      date: '2026-12-25',
      isBankHoliday: true,
    });
    expect(nextOpening([{ byday: 'FR', valid_to: '2026-12-24' }], '2026-12-20T09:00:00Z')).toBe(
      undefined,
    );
    expect(nextOpening([{ notes: 'call us' } as object], '2026-12-20T09:00:00Z')).toBe(undefined);
  });
});
