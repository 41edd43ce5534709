import type { Field } from './levels.js';
import type { Population } from './population.js';
import { WEIGHTS } from './weights.js';
import type { Chances } from './weights-shape.js';

/**
 * Chance before anything is compared that a record of the index is the child asked for, times the
 * records.
 */
const ASKED_FOR = 0.5;
/** A value that nobody has is still no rarer than this. */
const RAREST = 2 ** -17;
const LEARNT_RECORDS = 200;

export interface Likelihood {
  /** log2 of how much likelier the agreement is for the same child than for strangers. */
  readonly same: number;
  /** The same for children of one household. */
  readonly household: number;
}

export function weigh<L extends string>(
  level: L,
  chances: Readonly<Record<Exclude<L, 'missing'>, Chances>>,
  shared: number | undefined,
): Likelihood {
  if (level === 'missing') return { same: 0, household: 0 };
  const [same, stranger, household] = chances[level as Exclude<L, 'missing'>];
  const among = level === 'same' ? (shared ?? stranger) : Math.max(stranger, shared ?? 0);
  return { same: Math.log2(same / among), household: Math.log2(household / among) };
}

export function odds({ same, household }: Likelihood, population: Population): number {
  const sibling = Math.log2(population.siblings / Math.max(population.size, 1)) + household;
  // log2(1 + 2^sibling): whoever is not the child is a stranger or a sibling.
  const others = sibling > 40 ? sibling : Math.log2(1 + 2 ** sibling);
  return prior(population) + same - others;
}

export function prior({ size }: Population): number {
  return Math.log2(ASKED_FOR / Math.max(size, 1));
}

/**
 * The share of records that have a value: what was learnt counts as so many records, that a small
 * index shows little.
 */
export function share(population: Population, field: Field, value: string): number {
  const [, learnt] = WEIGHTS.chances[field].same;
  return Math.max(
    (population.count(field, value) + LEARNT_RECORDS * learnt) / (population.size + LEARNT_RECORDS),
    RAREST,
  );
}

export function add(likelihoods: readonly Likelihood[]): Likelihood {
  return likelihoods.reduce(
    (sum, one) => ({ same: sum.same + one.same, household: sum.household + one.household }),
    { same: 0, household: 0 },
  );
}
