import type { Identity } from '../identity/identity.js';
import { compareAllNames, comparePlain } from './compare.js';
import type { Agreement, Field } from './levels.js';
import type { Population } from './population.js';
import { WEIGHTS } from './weights.js';
import { add, odds, prior, share, weigh } from './likelihood.js';
import { weighNames } from './weigh-names.js';

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
