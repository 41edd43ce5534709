import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AUTHORITY_CODES } from '@hub/contracts';
import { drawReviewer } from './lookup-review.js';

const codes = fc.constantFrom(...AUTHORITY_CODES);

it('a review goes to an authority that has no part in it, and may go to each of the others', () => {
  fc.assert(
    fc.property(fc.uniqueArray(codes, { maxLength: 32 }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (parts, chance) => {
      expect(parts).not.toContain(drawReviewer(parts, chance));
    }),
  );
  const [first = '', ...others] = AUTHORITY_CODES;
  expect(new Set(others.map((_, place) => drawReviewer([first], (place + 0.5) / others.length)))).toEqual(new Set(others));
  expect(() => drawReviewer(AUTHORITY_CODES, 0.5)).toThrow(/part in it/);
});
