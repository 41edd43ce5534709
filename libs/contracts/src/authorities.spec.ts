import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AUTHORITY_CODES, drawAuthority } from './authorities.js';

const codes = fc.constantFrom(...AUTHORITY_CODES);

it('a review goes to an authority that has no part in it, and may go to each of the others', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(codes, { maxLength: 32 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (parts, chance) => {
        expect(parts).not.toContain(drawAuthority(parts, chance));
      },
    ),
  );
  const [first = '', ...others] = AUTHORITY_CODES;
  expect(
    new Set(others.map((_, place) => drawAuthority([first], (place + 0.5) / others.length))),
  ).toEqual(new Set(others));
  expect(() => drawAuthority(AUTHORITY_CODES, 0.5)).toThrow(/part in it/);
});
