import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isWorkingDay, londonInstant, londonMinutes } from './london-clock.js';
import { londonDate } from './london-date.js';

it('the clock on the wall in London is followed through summer and winter', () => {
  expect(londonInstant('2026-07-01', 510)).toBe('2026-07-01T07:30:00.000Z');
  expect(londonInstant('2026-01-05', 510)).toBe('2026-01-05T08:30:00.000Z');
  expect(londonMinutes('2026-07-01T07:30:59.000Z')).toBe(510);
  // In the night on which clocks go forward there is no half past one.
  expect(londonInstant('2026-03-29', 90)).toBe('2026-03-29T01:30:00.000Z');
  expect(() => londonInstant('2026-02-30', 0)).toThrow('no day');
  const days = fc.date({
    min: new Date('2020-01-01'),
    max: new Date('2035-12-31'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(days, fc.integer({ min: 180, max: 1_439 }), (date, minutes) => {
      const day = date.toISOString().slice(0, 10);
      const at = londonInstant(day, minutes);
      expect([londonDate(at), londonMinutes(at)]).toEqual([day, minutes]);
    }),
  );
});

it('people are at work on weekdays that are no bank holidays', () => {
  for (const [day, works] of [
    ['2026-03-06', true],
    ['2026-03-07', false],
    ['2026-03-08', false],
    ['2026-12-25', false],
    ['2026-12-28', false],
    ['2026-12-29', true],
  ] as const)
    expect([day, isWorkingDay(day)]).toEqual([day, works]);
});
