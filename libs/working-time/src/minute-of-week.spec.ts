import { expect, it } from '@jest/globals';
import { minuteOfWeek } from './minute-of-week.js';

it.each([
  ['2026-11-23T00:00:59Z', 0],
  ['2026-11-29T23:59:00Z', 10_079],
  // Monday, 00:30 in London’s summer.
  ['2026-07-05T23:30:00Z', 30],
])('the minute of the week is London’s: %s', (at, minute) => {
  expect(minuteOfWeek(at)).toBe(minute);
});
