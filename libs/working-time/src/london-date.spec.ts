import { expect, it } from '@jest/globals';
import { londonDate } from './london-date.js';

it('a day begins at midnight in London, in summer as in winter', () => {
  expect(londonDate('2026-07-01T22:59:59.999Z')).toBe('2026-07-01');
  expect(londonDate('2026-07-01T23:00:00.000Z')).toBe('2026-07-02');
  expect(londonDate('2026-12-31T23:59:59.999Z')).toBe('2026-12-31');
});
