import { expect, it } from '@jest/globals';
import { londonMonth } from './london-month.js';

it('a month begins and ends at midnight in London, in summer as in winter', () => {
  expect(londonMonth('2026-03-31T22:59:59.999Z')).toEqual({
    name: '2026-03',
    endsAt: '2026-03-31T23:00:00.000Z',
  });
  expect(londonMonth('2026-03-31T23:00:00.000Z')).toEqual({
    name: '2026-04',
    endsAt: '2026-04-30T23:00:00.000Z',
  });
  expect(londonMonth('2026-12-31T23:59:59.999Z')).toEqual({
    name: '2026-12',
    endsAt: '2027-01-01T00:00:00.000Z',
  });
});
