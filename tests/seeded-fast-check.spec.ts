import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

/** The cases that a property is tried with. */
function casesOf(seed?: number): number[] {
  const cases: number[] = [];
  fc.assert(
    fc.property(fc.nat(), (value) => void cases.push(value)),
    seed === undefined ? {} : { seed },
  );
  return cases;
}

describe('properties in tests', () => {
  it('are tried with the same cases in every run', () => {
    expect(casesOf()).toEqual(casesOf());
    expect(casesOf()).not.toEqual(casesOf(7));
  });
});
