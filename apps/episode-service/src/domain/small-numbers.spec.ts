import { expect, it } from '@jest/globals';
import { areMany, tellable } from './small-numbers.js';

it('a few are not told; none are told as none, and many as so many', () => {
  expect([0, 1, 4, 5, 60].map((count) => tellable('asked', count))).toEqual([
    ...[{ asked: 0 }, {}, {}, { asked: 5 }, { asked: 60 }],
  ]);
  expect([0, 4, 5].map(areMany)).toEqual([false, false, true]);
});
