import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bankHolidays, proclaim } from './bank-holidays.js';
import { WorkingTime } from './working-time.js';

/** As published on gov.uk/bank-holidays for England and Wales. */
const PUBLISHED: Record<number, string[]> = {
  2020: ['01-01', '04-10', '04-13', '05-08', '05-25', '08-31', '12-25', '12-28'],
  2021: ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2022: ['01-03', '04-15', '04-18', '05-02', '06-02', '06-03', '08-29', '09-19', '12-26', '12-27'],
  2023: ['01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26'],
  2024: ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'],
  2025: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
};

it.each(Object.entries(PUBLISHED))('are those published for %s', (year, days) => {
  expect([...bankHolidays(Number(year))]).toEqual(days.map((date) => `${year}-${date}`));
});

it('are at least eight a year, none of them on a weekend', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1978, max: 2200 }), (year) => {
      const days = [...bankHolidays(year)];
      expect(days.length).toBeGreaterThanOrEqual(8);
      for (const date of days) expect([0, 6]).not.toContain(new Date(date).getUTCDay());
    }),
  );
  expect(() => bankHolidays(1977)).toThrow(/1978/);
});

describe('a day that is proclaimed', () => {
  afterEach(() => {
    proclaim({ added: [], away: [] });
  });

  it('counts from when a process is told of it, also in a year that was asked for before', () => {
    expect(bankHolidays(2030).has('2030-06-03')).toBe(false);
    proclaim({ added: ['2030-06-03', '2031-06-02'], away: ['2030-05-27'] });
    expect([...bankHolidays(2030)].slice(3, 6)).toEqual(['2030-05-06', '2030-06-03', '2030-08-26']);
    expect(bankHolidays(2031).has('2031-06-02')).toBe(true);
    expect(bankHolidays(2031).has('2030-06-03')).toBe(false);
  });

  it('stops the clocks of working time', () => {
    proclaim({ added: ['2030-06-03'], away: ['2030-05-27'] });
    const time = new WorkingTime();
    expect(time.isWorkingDay('2030-06-03')).toBe(false);
    expect(time.isWorkingDay('2030-05-27')).toBe(true);
    expect(time.addHours('2030-05-31T15:00:00.000Z', 2)).toBe('2030-06-04T09:00:00.000Z');
    expect(time.addDays('2030-05-31T09:30:00.000Z', 1)).toBe('2030-06-04T16:00:00.000Z');
  });
});
