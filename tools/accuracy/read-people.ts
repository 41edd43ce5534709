import type { IdentityDetails } from '@hub/matching';
import type { Columns, Mapping } from './mapping.js';
import type { Row } from './read-rows.js';

/** A row of a file: what is known of somebody, and who it is. */
export interface Person {
  readonly details: IdentityDetails;
  readonly truth: string;
}

/** @throws Error where the truth's column is missing */
export function readPeople(
  rows: readonly Row[],
  columns: Columns,
  { truth, dates }: Mapping,
  side: 'index' | 'queries',
): Person[] {
  const pattern = truth.pattern === undefined ? undefined : new RegExp(truth.pattern);
  return rows.map((row, number) => {
    const who = row[truth[side]];
    if (who === undefined)
      throw new Error(`Row ${String(number + 1)} of ${side} has no column ${truth[side]}.`);
    return { details: detailsOf(row, columns, dates), truth: pattern?.exec(who)?.[1] ?? who };
  });
}

function detailsOf(row: Row, columns: Columns, dates: Mapping['dates']): IdentityDetails {
  const text = (names: string | readonly string[] | undefined): string =>
    [names ?? []]
      .flat()
      .map((name) => row[name] ?? '')
      .filter((part) => part !== '')
      .join(' ');
  const fields = {
    givenName: text(columns.givenName),
    familyName: text(columns.familyName),
    dateOfBirth: yearFirst(text(columns.dateOfBirth), dates),
    postcode: text(columns.postcode),
    address: text(columns.address),
    town: text(columns.town),
    nhsNumber: text(columns.identifier),
  };
  const former = text(columns.formerPostcodes)
    .split(/[;|]/)
    .filter((postcode) => postcode.trim() !== '');
  const known = Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== ''),
  ) as IdentityDetails;
  return former.length > 0 ? { ...known, formerPostcodes: former } : known;
}

function yearFirst(date: string, order: Mapping['dates']): string {
  if (order === 'ymd') return date.replace(/[T ].*$/, '');
  const [one = '', two = '', year = ''] = date.split(/[-/. ]/);
  const [day, month] = order === 'dmy' ? [one, two] : [two, one];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
