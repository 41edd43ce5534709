import type { Name } from '../identity/name.js';
import { type Names } from './compare.js';
import type { Field, NameLevel } from './levels.js';
import type { Population } from './population.js';
import { WEIGHTS } from './weights.js';
import { add, share, type Likelihood, weigh } from './likelihood.js';

/**
 * Bits that given and family name say twice, since both go with where a family comes from. An
 * assumption.
 */
const NAMES_GO_TOGETHER = 3;
/**
 * Share of names that are written with another one beside them, and with a slip of the pen.
 * Assumptions.
 */
const WITH_ANOTHER = 0.05;
const MISSPELT = 0.03;

type NamePart = 'given' | 'family';

export function weighNames(
  { given, family, exchanged, asked, held }: Names,
  population: Population,
): Likelihood {
  const [first, last]: [Field, Field] = exchanged ? ['family', 'given'] : ['given', 'family'];
  const order = Math.log2(exchanged ? WEIGHTS.exchanged : 1 - WEIGHTS.exchanged);
  const together = [given, family].some((level) => level === 'different' || level === 'missing')
    ? 0
    : NAMES_GO_TOGETHER;
  const shares = [
    sharedName(population, first, given, [asked.given, held.given]),
    sharedName(population, last, family, [asked.family, held.family]),
  ] as const;
  const as = (one: NamePart, other: NamePart): Likelihood =>
    add([
      { same: order - together, household: order },
      weigh(given, WEIGHTS.chances[one], shares[0]),
      weigh(family, WEIGHTS.chances[other], shares[1]),
    ]);
  const likelihood = as('given', 'family');
  // Where names stand in each other's place, either may be the one that a household shares.
  return exchanged
    ? { ...likelihood, household: Math.max(likelihood.household, as('family', 'given').household) }
    : likelihood;
}

/**
 * How many strangers would agree as far, since they have the name itself or one that is written
 * from it.
 */
function sharedName(
  population: Population,
  field: Field,
  level: NameLevel,
  [asked, held]: readonly [Name | undefined, Name | undefined],
): number | undefined {
  if (!asked || !held) return undefined;
  const [one, other] = [
    share(population, field, asked.joined),
    share(population, field, held.joined),
  ];
  if (level === 'same' || level === 'variant') return other;
  if (level === 'part')
    return (asked.joined.length < held.joined.length ? one : other) * WITH_ANOTHER;
  return level === 'near' || level === 'sound' || level === 'close'
    ? Math.max(one, other) * MISSPELT
    : undefined;
}
