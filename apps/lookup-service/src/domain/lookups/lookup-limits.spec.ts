import { expect, it } from '@jest/globals';
import { isWatched, limitReached } from './lookup-limits.js';
import { USUAL_POLICY } from './lookup-policy.js';

it('a limit is reached until the oldest lookup that counts is old enough; of two the one that lasts longer holds', () => {
  expect(limitReached({ others: 9 })).toBeUndefined();
  expect(limitReached({ personAndHour: '2026-03-02T09:00:00.000Z', others: 0 })).toEqual({
    limit: 'personAndHour',
    until: '2026-03-02T10:00:00.000Z',
  });
  expect(
    limitReached({
      personAndHour: '2026-03-02T09:00:00.000Z',
      authorityAndDay: '2026-03-01T11:00:00.000Z',
      others: 0,
    }),
  ).toEqual({ limit: 'authorityAndDay', until: '2026-03-02T11:00:00.000Z' });
});

it('a child is watched from the sixth authority on, unless nobody wants that', () => {
  const { limits } = USUAL_POLICY;
  expect([4, 5, 6].map((others) => isWatched({ others }, limits))).toEqual([false, true, true]);
  expect(isWatched({ others: 30 }, { ...limits, othersAndChild: 0 })).toBe(false);
});
