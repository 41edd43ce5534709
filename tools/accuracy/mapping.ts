import { readFileSync } from 'node:fs';
import type { Row } from './read-rows.js';

/** Which columns of a CSV file hold what. Several columns of one field are joined by a blank. */
export interface Columns {
  readonly givenName?: string | readonly string[];
  readonly familyName?: string | readonly string[];
  readonly dateOfBirth?: string;
  readonly postcode?: string;
  readonly formerPostcodes?: string;
  readonly address?: string | readonly string[];
  readonly town?: string;
  readonly identifier?: string;
}

/** How two files are read and what the truth is. */
export interface Mapping {
  readonly columns: { readonly index: Columns; readonly queries: Columns };
  /**
   * Column that says who somebody is, and a pattern whose first group is compared in place of the
   * whole value.
   */
  readonly truth: { readonly index: string; readonly queries: string; readonly pattern?: string };
  /** Order of the parts of a date. */
  readonly dates: 'ymd' | 'dmy' | 'mdy';
  /** Whether identifiers are checked NHS numbers, or any text. */
  readonly identifiers: 'nhs' | 'opaque';
}

interface MappingFile extends Partial<Omit<Mapping, 'columns' | 'truth'>> {
  readonly columns?: Columns | { readonly index: Columns; readonly queries: Columns };
  readonly truth?:
    | string
    | { readonly index: string; readonly queries: string; readonly pattern?: string }
    | { readonly column: string; readonly pattern?: string };
}

/** Names that columns commonly have, the likeliest first. */
const USUAL: Readonly<Record<keyof Columns, readonly string[]>> = {
  givenName: [
    'given_name',
    'givenname',
    'first_name',
    'firstname',
    'forename',
    'forenames',
    'fname',
    'given',
  ],
  familyName: ['surname', 'family_name', 'familyname', 'last_name', 'lastname', 'lname', 'family'],
  dateOfBirth: ['date_of_birth', 'dateofbirth', 'dob', 'birth_date', 'birthdate', 'birthday'],
  postcode: ['postcode', 'post_code', 'postal_code', 'zip', 'zipcode', 'zip_code'],
  formerPostcodes: ['former_postcodes', 'former_postcode', 'previous_postcode'],
  address: [
    'address',
    'address_line_1',
    'addressline1',
    'address_line',
    'street_address',
    'street',
  ],
  town: ['suburb', 'town', 'city', 'locality', 'place'],
  identifier: [
    'nhs_number',
    'nhsnumber',
    'nhs_no',
    'soc_sec_id',
    'ssn',
    'identifier',
    'national_id',
  ],
};
const USUAL_TRUTH = [
  'person_id',
  'child_id',
  'cluster',
  'cluster_id',
  'entity_id',
  'true_id',
  'unique_id',
  'rec_id',
  'id',
];
/**
 * Where no truth is named: records of FEBRL's form are one person where their number is the same.
 */
const FEBRL = '^\\s*rec-(\\d+)-';

/**
 * Reads a mapping, and guesses from the columns' names what it leaves out.
 * @throws Error naming what cannot be guessed
 */
export function readMapping(
  file: string | undefined,
  index: readonly Row[],
  queries: readonly Row[],
): Mapping {
  const [indexColumns, queryColumns] = [Object.keys(index[0] ?? {}), Object.keys(queries[0] ?? {})];
  const given = file === undefined ? {} : (JSON.parse(readFileSync(file, 'utf8')) as MappingFile);
  const own =
    given.columns === undefined
      ? undefined
      : 'index' in given.columns
        ? given.columns
        : { index: given.columns, queries: given.columns };
  const columns = {
    index: own?.index ?? guess(indexColumns),
    queries: own?.queries ?? guess(queryColumns),
  };
  return {
    columns,
    truth: readTruth(given.truth, indexColumns, queryColumns),
    dates: given.dates ?? guessDates(queries, columns.queries.dateOfBirth),
    identifiers: given.identifiers ?? 'opaque',
  };
}

function readTruth(
  given: MappingFile['truth'],
  indexColumns: readonly string[],
  queryColumns: readonly string[],
): Mapping['truth'] {
  if (typeof given === 'string') return { index: given, queries: given };
  if (given && 'column' in given) return { ...given, index: given.column, queries: given.column };
  if (given) return given;
  const column = USUAL_TRUTH.find(
    (name) => indexColumns.includes(name) && queryColumns.includes(name),
  );
  if (column === undefined)
    throw new Error(
      'Which column says who somebody is cannot be guessed: name it in the mapping, {"truth": "column"}.',
    );
  return { index: column, queries: column, ...(column === 'rec_id' ? { pattern: FEBRL } : {}) };
}

/** The year stands first where it is four digits long; else a part above twelve is no month. */
function guessDates(rows: readonly Row[], column: string | undefined): Mapping['dates'] {
  const dates = rows
    .map((row) => (column === undefined ? '' : (row[column] ?? '')))
    .filter((date) => date !== '');
  if (dates.length === 0 || dates.some((date) => /^\d{4}/.test(date))) return 'ymd';
  return dates.some((date) => Number(date.split(/[-/. ]/)[1]) > 12) ? 'mdy' : 'dmy';
}

function guess(columns: readonly string[]): Columns {
  const byName = new Map(
    columns.map((column) => [
      column
        .trim()
        .toLowerCase()
        .replaceAll(/[\s-]+/g, '_'),
      column,
    ]),
  );
  const found = Object.entries(USUAL).map(
    ([field, names]) =>
      [
        field,
        names.map((name) => byName.get(name)).find((column) => column !== undefined),
      ] as const,
  );
  const guessed: Record<string, string | string[] | undefined> = Object.fromEntries(
    found.filter(([, column]) => column !== undefined),
  );
  const parts = ['street_number', 'address_1']
    .map((name) => byName.get(name))
    .filter((column) => column !== undefined);
  if (guessed['address'] === undefined && parts.length > 0) guessed['address'] = parts;
  return guessed;
}
