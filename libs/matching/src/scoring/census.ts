import type { Identity } from '../identity/identity.js';
import type { Field } from './levels.js';
import type { Population } from './population.js';

/** The values of an identity that a {@link Population} counts. */
export function fieldValues(identity: Identity): (readonly [Field, string])[] {
  const [name] = identity.names;
  const { born, postcodes, address } = identity;
  const all: (readonly [Field, string | undefined])[] = [
    ['given', name?.given?.joined],
    ['family', name?.family?.joined],
    ['born', born?.digits],
    ['postcode', postcodes[0]?.whole],
    ['house', address.house],
    ['street', address.street],
    ['town', address.town],
  ];
  return all.filter((entry): entry is readonly [Field, string] => entry[1] !== undefined);
}

/**
 * What two records of one household have in common: family name and address; undefined where either
 * is not known.
 */
export function householdOf({ names, postcodes, address }: Identity): string | undefined {
  const family = names[0]?.family?.joined;
  const place =
    address.street === undefined
      ? postcodes[0]?.outward && postcodes[0].whole
      : [address.house, address.street].join(' ');
  return family === undefined || place === undefined ? undefined : `${family} ${place}`;
}

/**
 * How many others of its household a record has in the index. Half a pair is taken for granted, as
 * Jeffreys does, so that it is never nothing.
 *
 * @param together how often two of the records share a household, each counted for both
 */
export function siblingsIn({
  together,
  inHouseholds,
}: {
  together: number;
  inHouseholds: number;
}): number {
  return (together + 0.5) / (inHouseholds + 1);
}

/** Counts a population in memory. */
export class Census implements Population {
  size = 0;
  private readonly counts = new Map<string, number>();
  private readonly households = new Map<string, number>();
  private inHouseholds = 0;
  private together = 0;

  add(identity: Identity): void {
    this.size += 1;
    for (const [field, value] of fieldValues(identity)) {
      const key = `${field} ${value}`;
      this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    }
    const household = householdOf(identity);
    if (household === undefined) return;
    const others = this.households.get(household) ?? 0;
    this.households.set(household, others + 1);
    this.inHouseholds += 1;
    this.together += 2 * others;
  }

  get siblings(): number {
    return siblingsIn({ together: this.together, inHouseholds: this.inHouseholds });
  }

  count(field: Field, value: string): number {
    return this.counts.get(`${field} ${value}`) ?? 0;
  }
}
