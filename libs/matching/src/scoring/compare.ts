import type { DateOfBirth } from '../identity/date-of-birth.js';
import type { FullName, Identity } from '../identity/identity.js';
import { isNhsNumber } from '../identity/nhs-number.js';
import type { Postcode } from '../identity/postcode.js';
import { editDistance } from '../similarity/edit-distance.js';
import { compareNames, type NameUse } from './compare-names.js';
import { type Agreement, type Level, LEVELS } from './levels.js';
import type { Population } from './population.js';

/** A name that so many have, and that so large a share has, is one in use. */
const IN_USE = { count: 5, share: 1e-4 };

export interface Names {
  readonly given: Agreement['given'];
  readonly family: Agreement['family'];
  readonly exchanged: boolean;
  readonly asked: FullName;
  readonly held: FullName;
}

/**
 * Every way to compare the names of two identities: each alias with each, and given with family
 * name.
 */
export function compareAllNames(asked: Identity, held: Identity, population: Population): Names[] {
  const use = (field: 'given' | 'family'): NameUse => ({
    inUse: (name) => {
      const count = population.count(field, name);
      return count >= IN_USE.count && count >= population.size * IN_USE.share;
    },
    firstCounts: field === 'given',
  });
  return asked.names.flatMap((one) =>
    held.names.flatMap((other) => {
      const straight = {
        given: compareNames(one.given, other.given, use('given')),
        family: compareNames(one.family, other.family, use('family')),
      };
      const crossed = {
        given: compareNames(one.given, other.family, use('family')),
        family: compareNames(one.family, other.given, use('given')),
      };
      return [
        { ...straight, exchanged: false, asked: one, held: other },
        {
          ...crossed,
          exchanged: true,
          asked: one,
          held: { ...other, given: other.family, family: other.given },
        },
      ];
    }),
  );
}

/** Compares all but the names. */
export function comparePlain(
  asked: Identity,
  held: Identity,
): Omit<Agreement, 'given' | 'family' | 'exchanged'> {
  return {
    born: compareBirths(asked.born, held.born),
    ...comparePlaces(asked, held),
    identifier: compareIdentifiers(asked.identifier, held.identifier),
  };
}

function compareBirths(
  asked: DateOfBirth | undefined,
  held: DateOfBirth | undefined,
): Level<'born'> {
  if (!asked || !held) return 'missing';
  if (asked.digits === held.digits) return 'same';
  if (asked.year === held.year && asked.month === held.day && asked.day === held.month)
    return 'swapped';
  const [year, month, day] = [
    asked.year === held.year,
    asked.month === held.month,
    asked.day === held.day,
  ];
  if (year && month) return 'day';
  if (year && day) return 'month';
  if (month && day) return 'year';
  return editDistance(asked.digits, held.digits, 2) <= 2 ? 'near' : 'different';
}

/** Of several postcodes the nearest pair counts. */
function comparePlaces(
  asked: Identity,
  held: Identity,
): Pick<Agreement, 'postcode' | 'house' | 'street' | 'town'> {
  const levels = asked.postcodes.flatMap((one) =>
    held.postcodes.map((other) => comparePostcodes(one, other)),
  );
  const [one, other] = [asked.address, held.address];
  return {
    postcode: LEVELS.postcode.find((level) => levels.includes(level)) ?? 'missing',
    house:
      one.house === undefined || other.house === undefined
        ? 'missing'
        : one.house === other.house
          ? 'same'
          : 'different',
    street: compareTexts(one.street, other.street),
    town: compareTexts(one.town, other.town),
  };
}

function comparePostcodes(asked: Postcode, held: Postcode): Level<'postcode'> {
  if (asked.whole === held.whole) return 'same';
  if (editDistance(asked.whole, held.whole, 1) === 1) return 'near';
  if (asked.sector === held.sector) return 'sector';
  return asked.outward !== undefined && asked.outward === held.outward ? 'outward' : 'different';
}

function compareTexts(asked: string | undefined, held: string | undefined): Level<'street'> {
  if (asked === undefined || held === undefined) return 'missing';
  if (asked === held) return 'same';
  const most = Math.min(asked.length, held.length) >= 8 ? 2 : 1;
  const inside =
    Math.min(asked.length, held.length) >= 4 && (asked.startsWith(held) || held.startsWith(asked));
  return inside || editDistance(asked, held, most) <= most ? 'near' : 'different';
}

function compareIdentifiers(
  asked: string | undefined,
  held: string | undefined,
): Level<'identifier'> {
  if (asked === undefined || held === undefined) return 'missing';
  if (asked === held) return 'same';
  // Two numbers whose check digits hold are two children's, however alike: twins have numbers that
  // follow each other.
  if (isNhsNumber(asked) && isNhsNumber(held)) return 'different';
  return editDistance(asked, held, 2) <= 2 ? 'near' : 'different';
}
