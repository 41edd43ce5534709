import type { DateOfBirth } from './date-of-birth.js';
import type { Identity } from './identity.js';

const DAY_MS = 86_400_000;

/** The mother as somebody who lives where the child does, to be compared as a child is. */
export function motherOf({ mother, postcodes, address }: Identity): Identity | undefined {
  return (
    mother && {
      names: [mother.name],
      born: mother.born,
      due: undefined,
      mother: undefined,
      postcodes,
      address,
      identifier: undefined,
    }
  );
}

/** Days from one date to another; undefined where one of them is none of the calendar. */
export function daysBetween(one: DateOfBirth, other: DateOfBirth): number | undefined {
  const [from, to] = [one, other].map(({ year, month, day }) =>
    Date.parse(`${year}-${month}-${day}`),
  );
  const days = ((to ?? NaN) - (from ?? NaN)) / DAY_MS;
  return Number.isNaN(days) ? undefined : days;
}
