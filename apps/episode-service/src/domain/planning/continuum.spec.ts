import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { continuum } from '../../testing/examples.js';
import { refuseUndescribed } from './continuum.js';

const codesOf = (level: number): string[] =>
  continuum.levels
    .filter((one) => one.level === level)
    .flatMap(({ descriptors }) => descriptors.map(({ code }) => code));

it('a level is described by one of its own at least, and by none above it', () => {
  const codes = continuum.levels.flatMap(({ level }) => codesOf(level));
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.uniqueArray(fc.constantFrom(...codes, 'nobody_says_that'), { maxLength: 5 }),
      (level, said) => {
        const below = [1, 2, 3, 4].filter((one) => one <= level).flatMap(codesOf);
        const fits =
          said.every((code) => below.includes(code)) &&
          said.some((code) => codesOf(level).includes(code));
        expect(refuseUndescribed(continuum, level, said) === undefined).toBe(fits);
      },
    ),
  );
});
