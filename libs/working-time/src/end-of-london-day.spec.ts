import { expect, it } from '@jest/globals';
import { endOfLondonDay } from './end-of-london-day.js';
import { londonDate } from './london-date.js';

it.each([
  ['in winter', '2026-01-15', '2026-01-16T00:00:00.000Z'],
  ['in summer', '2026-07-15', '2026-07-15T23:00:00.000Z'],
  ['on the day on which summer time begins', '2026-03-29', '2026-03-29T23:00:00.000Z'],
  ['on the day on which it ends', '2026-10-25', '2026-10-26T00:00:00.000Z'],
])('a day %s ends at midnight in London', (_when, day, end) => {
  expect(endOfLondonDay(day)).toBe(end);
  expect(londonDate(new Date(Date.parse(end) - 1).toISOString())).toBe(day);
});

it('refuses what is no day', () => {
  expect(() => endOfLondonDay('2026-02-30')).toThrow('2026-02-30 is no day');
});
