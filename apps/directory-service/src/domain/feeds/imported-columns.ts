import { NEED_TERMS, SERVICE_FILE_COLUMNS } from '@hub/contracts/directory';
import type { Protocol } from '../services/eligibility.js';
import { readRules } from '../services/rule-spelling.js';
import { daysIn, timeIn } from './imported-times.js';

export const IMPORT_COLUMNS = SERVICE_FILE_COLUMNS;
const REQUIRED_COLUMNS = ['reference', 'name'] as const;
/** A line for each site of a service: what it holds there. */
export const PLACE_COLUMNS = ['address', 'city', 'postcode', 'days', 'opens_at', 'closes_at'];
/** What people call them. */
const CALLED: Readonly<Record<string, string>> = {
  telephone: 'phone',
  tel: 'phone',
  'post code': 'postcode',
  postal_code: 'postcode',
  'e-mail': 'email',
  website: 'url',
  organisation: 'organization',
};
const STATUSES = ['active', 'inactive', 'defunct', 'temporarily closed'];
const PHONE = /^\+?[\d\s().-]{5,30}( ?(ext?|x)\.? ?\d{1,6})?$/i;
const LONGEST_NAME = 300;
const MOST_NAME_SHOWN = 100;

export type Values = Readonly<Record<string, string>>;
export interface RowFault {
  readonly field: string;
  readonly message: string;
}

export const columnCalled = (name: string): string => CALLED[name] ?? name;

/** Columns that are missing. */
export function faultsInColumns(columns: readonly string[]): RowFault[] {
  return REQUIRED_COLUMNS.filter((name) => !columns.includes(name)).map((field) => ({
    field,
    message: 'is a column that is missing',
  }));
}

/** Columns that the hub does not know and passes over. */
export function unknownColumns(columns: readonly string[]): RowFault[] {
  return columns
    .filter((name) => name !== '' && !(IMPORT_COLUMNS as readonly string[]).includes(name))
    .map((name) => ({
      field: name.slice(0, MOST_NAME_SHOWN),
      message: `is no column, and is passed over; there are ${IMPORT_COLUMNS.join(', ')}`,
    }));
}

/** What a file does not say is an empty cell, as is a column that it has not. */
export function cellOf(values: Values, column: string): string {
  return values[column] ?? '';
}

export function faultsInValues(values: Values, protocols: readonly Protocol[]): RowFault[] {
  const check = (field: string, fits: (text: string) => boolean, message: string): RowFault[] => {
    const text = cellOf(values, field);
    return text === '' || fits(text) ? [] : [{ field, message }];
  };
  return [
    ...REQUIRED_COLUMNS.filter((field) => cellOf(values, field) === '').map((field) => ({
      field,
      message: 'is missing',
    })),
    ...check('name', (text) => text.length <= LONGEST_NAME, 'must have at most 300 characters'),
    ...['minimum_age', 'maximum_age'].flatMap((field) =>
      check(field, (text) => /^\d{1,3}$/.test(text), 'must be a whole number'),
    ),
    ...check(
      'status',
      (text) => STATUSES.includes(text.toLowerCase()),
      `must be of ${STATUSES.join(', ')}`,
    ),
    ...check('phone', (text) => PHONE.test(text), 'must be a telephone number like 020 7946 0000'),
    ...['opens_at', 'closes_at'].flatMap((field) =>
      check(field, (text) => timeIn(text) !== undefined, 'must be a time like 09:30'),
    ),
    ...check('days', (text) => daysIn(text) !== undefined, 'must be days like monday; tuesday'),
    ...check(
      'needs',
      (text) => listOf(text).every((need) => (NEED_TERMS as readonly string[]).includes(need)),
      `must be of ${NEED_TERMS.join(', ')}`,
    ),
    ...check(
      'eligibility',
      (text) => readRules(text, protocols).unread.length === 0,
      'must be universal, residents:<GSS code>, pupils:<GSS code>, gp_patients:<GSS code> or protocol:<code>',
    ),
  ];
}

export const listOf = (text: string): string[] =>
  text
    .split(/[;,]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
