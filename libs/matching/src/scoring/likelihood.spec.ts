import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { add, odds, prior, share, weigh } from './likelihood.js';
import type { Population } from './population.js';
import { WEIGHTS } from './weights.js';

const populationOf = (size: number, siblings = 0, count = 0): Population => ({
  size,
  siblings,
  count: () => count,
});
const CHANCES = { same: [0.8, 0.1, 0.4], different: [0.2, 0.9, 0.6] } as const;

describe('what an agreement weighs', () => {
  it('is how much likelier it is for the same child than for a stranger, and in the household', () => {
    expect(weigh('same', CHANCES, undefined)).toEqual({ same: 3, household: 2 });
  });

  it('is nothing where a field is missing', () => {
    expect(weigh('missing', CHANCES, 0.5)).toEqual({ same: 0, household: 0 });
  });

  it('is more where the value is rarer than learnt, and less where it is commoner', () => {
    expect(weigh('same', CHANCES, 0.05).same).toBe(4);
    expect(weigh('same', CHANCES, 0.2).same).toBe(2);
  });

  it('never grows by a rare value where the fields do not agree', () => {
    expect(weigh('different', CHANCES, 0.0001)).toEqual(weigh('different', CHANCES, undefined));
  });
});

describe('a share', () => {
  const learnt = WEIGHTS.chances.given.same[1];

  it('is what was learnt while the index is empty, and what the index counts as it grows', () => {
    expect(share(populationOf(0), 'given', 'sam')).toBeCloseTo(learnt, 10);
    const large = 10_000_000;
    expect(share(populationOf(large, 0, large / 4), 'given', 'sam')).toBeCloseTo(0.25, 4);
  });

  it('is never so small that one rare name decides', () => {
    expect(share(populationOf(1e9), 'given', 'x')).toBe(2 ** -17);
  });

  it('grows with how many have the value', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), (one, other) => {
        const [few, many] = [Math.min(one, other), Math.max(one, other)];
        const of = (count: number) => share(populationOf(20_000, 0, count), 'given', 'x');
        expect(of(few)).toBeLessThanOrEqual(of(many));
      }),
    );
  });
});

describe('the odds', () => {
  it('begin lower in a larger index: a bit for each doubling', () => {
    expect(prior(populationOf(1))).toBe(-1);
    expect(prior(populationOf(0))).toBe(-1);
    expect(prior(populationOf(1024)) - prior(populationOf(2048))).toBe(1);
  });

  it('are against strangers alone where nobody has a brother or sister', () => {
    const likelihood = { same: 20, household: 30 };
    expect(odds(likelihood, populationOf(100))).toBeCloseTo(prior(populationOf(100)) + 20, 10);
  });

  it('are lowered by what a brother or sister would share too', () => {
    const population = populationOf(100, 1);
    const apart = odds({ same: 20, household: 0 }, population);
    const alike = odds({ same: 20, household: 18 }, population);
    expect(alike).toBeLessThan(apart - 10);
  });

  it('stay a number however much a household shares', () => {
    expect(odds({ same: 2_000, household: 1_990 }, populationOf(1, 1))).toBe(-1 + 2_000 - 1_990);
  });

  it('never rise with what a household shares', () => {
    const bits = fc.integer({ min: -60, max: 60 });
    fc.assert(
      fc.property(bits, bits, bits, (same, one, other) => {
        const of = (household: number) => odds({ same, household }, populationOf(500, 0.8));
        expect(of(Math.max(one, other))).toBeLessThanOrEqual(of(Math.min(one, other)));
      }),
    );
  });
});

it('likelihoods add up, and none is nothing', () => {
  expect(add([])).toEqual({ same: 0, household: 0 });
  expect(
    add([
      { same: 1, household: 2 },
      { same: 3, household: -4 },
    ]),
  ).toEqual({ same: 4, household: -2 });
});
