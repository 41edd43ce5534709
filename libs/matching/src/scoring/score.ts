import type { Identity } from '../identity/identity.js';
import type { Name } from '../identity/name.js';
import { compareAllNames, comparePlain, type Names } from './compare.js';
import type { Agreement, Field, NameLevel } from './levels.js';
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

export interface Score {
  readonly agreement: Agreement;
  /**
   * log2 of the odds that both are the same child, against a stranger and against another child of
   * the household.
   */
  readonly bits: number;
  /** The same against a stranger alone. */
  readonly strangerBits: number;
}

interface Likelihood {
  /** log2 of how much likelier the agreement is for the same child than for strangers. */
  readonly same: number;
  /** The same for children of one household. */
  readonly household: number;
}

/**
 * Scores how likely a record and a question are about the same child: Fellegi and Sunter's weights,
 * with three cases instead of two. Brothers and sisters share family name and address, so that a
 * record is not only to be told from strangers but from them. Agreement weighs more where the value
 * is rare in the index; a missing field weighs nothing. Sources: Fellegi and Sunter 1969, "A theory
 * for record linkage"; Winkler 1989 for weights by the value's frequency.
 */
export function score(asked: Identity, held: Identity, population: Population): Score {
  const plain = withoutRepeats(comparePlain(asked, held), asked, held);
  const shareOf = (field: Field, value: string | undefined): number | undefined =>
    value === undefined ? undefined : share(population, field, value);
  const rest = add([
    weigh(plain.born, WEIGHTS.chances.born, shareOf('born', asked.born?.digits)),
    weigh(plain.postcode, WEIGHTS.chances.postcode, sharedPostcode(asked, held, population)),
    weigh(plain.house, WEIGHTS.chances.house, shareOf('house', asked.address.house)),
    weigh(plain.street, WEIGHTS.chances.street, shareOf('street', asked.address.street)),
    weigh(plain.town, WEIGHTS.chances.town, shareOf('town', asked.address.town)),
    weigh(plain.identifier, WEIGHTS.chances.identifier, undefined),
  ]);
  let best: Score | undefined;
  for (const names of compareAllNames(asked, held, population)) {
    const all = add([rest, weighNames(names, population)]);
    const bits = odds(all, population);
    if (best && best.bits >= bits) continue;
    const { given, family, exchanged } = names;
    best = {
      agreement: { ...plain, given, family, exchanged },
      bits,
      strangerBits: prior(population) + all.same,
    };
  }
  if (!best) throw new Error('An identity has at least one name, though it may be empty');
  return best;
}

/**
 * A postcode of the UK's form tells street and town too: the same is not weighed twice, nor is it
 * that somebody has moved.
 */
function withoutRepeats<A extends Pick<Agreement, 'postcode' | 'street' | 'town'>>(
  agreement: A,
  asked: Identity,
  held: Identity,
): A {
  const { postcode, street, town } = agreement;
  if (
    postcode === 'missing' ||
    ![asked, held].every(({ postcodes }) => postcodes[0]?.outward !== undefined)
  )
    return agreement;
  const repeats = (level: typeof street): boolean => postcode === 'same' || level === 'different';
  return {
    ...agreement,
    street: repeats(street) ? 'missing' : street,
    town: repeats(town) ? 'missing' : town,
  };
}

function weighNames(
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

function weigh<L extends string>(
  level: L,
  chances: Readonly<Record<Exclude<L, 'missing'>, Chances>>,
  shared: number | undefined,
): Likelihood {
  if (level === 'missing') return { same: 0, household: 0 };
  const [same, stranger, household] = chances[level as Exclude<L, 'missing'>];
  const among = level === 'same' ? (shared ?? stranger) : Math.max(stranger, shared ?? 0);
  return { same: Math.log2(same / among), household: Math.log2(household / among) };
}

function odds({ same, household }: Likelihood, population: Population): number {
  const sibling = Math.log2(population.siblings / Math.max(population.size, 1)) + household;
  // log2(1 + 2^sibling): whoever is not the child is a stranger or a sibling.
  const others = sibling > 40 ? sibling : Math.log2(1 + 2 ** sibling);
  return prior(population) + same - others;
}

function prior({ size }: Population): number {
  return Math.log2(ASKED_FOR / Math.max(size, 1));
}

/**
 * The share of records that have a value: what was learnt counts as so many records, that a small
 * index shows little.
 */
function share(population: Population, field: Field, value: string): number {
  const [, learnt] = WEIGHTS.chances[field].same;
  return Math.max(
    (population.count(field, value) + LEARNT_RECORDS * learnt) / (population.size + LEARNT_RECORDS),
    RAREST,
  );
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

function sharedPostcode(
  asked: Identity,
  held: Identity,
  population: Population,
): number | undefined {
  const both = asked.postcodes.find(({ whole }) =>
    held.postcodes.some((other) => other.whole === whole),
  );
  return both && share(population, 'postcode', both.whole);
}

function add(likelihoods: readonly Likelihood[]): Likelihood {
  return likelihoods.reduce(
    (sum, one) => ({ same: sum.same + one.same, household: sum.household + one.household }),
    { same: 0, household: 0 },
  );
}
