import { expect, it } from '@jest/globals';
import { USUAL_POLICY } from './lookup-policy.js';
import { reviewBy } from './lookup-review.js';

it('a review is due after so many working hours', () => {
  expect(reviewBy('2026-03-02T09:00:00.000Z', { ...USUAL_POLICY.review, hours: 40 })).toBe(
    '2026-03-06T17:00:00.000Z',
  );
});
