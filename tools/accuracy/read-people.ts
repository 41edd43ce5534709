import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { IdentityDetails } from '@hub/matching';
import type { Columns, Mapping } from './mapping.js';

export type Row = Readonly<Record<string, string>>;

/** A row of a file: what is known of somebody, and who it is. */
export interface Person {
  readonly details: IdentityDetails;
  readonly truth: string;
}

/** Reads a CSV file with a heading; blanks around fields do not count. */
export function readRows(file: string): Row[] {
  return parse(readFileSync(file), { columns: (names: string[]) => names.map((name) => name.trim()), trim: true, bom: true, skip_empty_lines: true, relax_column_count: true });
}

/** @throws Error where the truth's column is missing */
export function readPeople(rows: readonly Row[], columns: Columns, { truth, dates }: Mapping, side: 'index' | 'queries'): Person[] {
  const pattern = truth.pattern === undefined ? undefined : new RegExp(truth.pattern);
  return rows.map((row, number) => {
    const who = row[truth[side]];
    if (who === undefined) throw new Error(`Row ${String(number + 1)} of ${side} has no column ${truth[side]}.`);
    return { details: detailsOf(row, columns, dates), truth: pattern?.exec(who)?.[1] ?? who };
  });
}

function detailsOf(row: Row, columns: Columns, dates: Mapping['dates']): IdentityDetails {
  const text = (names: string | readonly string[] | undefined): string => [names ?? []].flat().map((name) => row[name] ?? '').filter((part) => part !== '').join(' ');
  const fields = {
    givenName: text(columns.givenName),
    familyName: text(columns.familyName),
    dateOfBirth: yearFirst(text(columns.dateOfBirth), dates),
    postcode: text(columns.postcode),
    address: text(columns.address),
    town: text(columns.town),
    nhsNumber: text(columns.identifier),
  };
  const former = text(columns.formerPostcodes).split(/[;|]/).filter((postcode) => postcode.trim() !== '');
  const known = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')) as IdentityDetails;
  return former.length > 0 ? { ...known, formerPostcodes: former } : known;
}

function yearFirst(date: string, order: Mapping['dates']): string {
  if (order === 'ymd') return date.replace(/[T ].*$/, '');
  const [one = '', two = '', year = ''] = date.split(/[-/. ]/);
  const [day, month] = order === 'dmy' ? [one, two] : [two, one];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
