import { expect, it } from '@jest/globals';
import { dayAfter } from './day-after.js';

it('counts days of the calendar, forwards and back, whatever the clocks do', () => {
  expect(dayAfter('2026-12-31')).toBe('2027-01-01');
  expect(dayAfter('2028-02-28')).toBe('2028-02-29');
  expect(dayAfter('2026-03-28', 2)).toBe('2026-03-30');
  expect(dayAfter('2026-10-24', 2)).toBe('2026-10-26');
  expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28');
  expect(dayAfter('2026-03-01', 0)).toBe('2026-03-01');
});
