import { expect, it } from '@jest/globals';
import { reviewBounds } from '../../testing/examples.js';
import { latestReview } from './review-bounds.js';

it.each([
  ['agree_plan', '2026-03-02T09:30:00.000Z', '2026-05-25'],
  ['complete_review', '2026-03-02T09:30:00.000Z', '2026-08-31'],
  ['step_down', '2026-03-02T09:30:00.000Z', '2026-08-31'],
  // Half past eleven in the evening is the next day in London’s summer.
  ['agree_plan', '2026-06-30T23:30:00.000Z', '2026-09-23'],
] as const)('the review after %s at %s is by %s', (step, at, day) => {
  expect(latestReview(step, at, reviewBounds)).toBe(day);
});
