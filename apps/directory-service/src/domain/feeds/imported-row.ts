import { NEED_TERMS, WEEKDAYS } from '@hub/contracts';
import {
  ELIGIBILITY_TAXONOMY,
  type NamedId,
  NEEDS_TAXONOMY,
  type ServiceTaxonomy,
} from '../services/taxonomy.js';
import { timeOfDay } from '../services/clock-time.js';
import { type Protocol, readRule } from '../services/eligibility.js';

/** Columns of a file of services; the first two are required. What each holds stands in `docs/how-to/publish-services.md`. */
export const IMPORT_COLUMNS = [
  'reference',
  'name',
  'description',
  'organization',
  'url',
  'email',
  'status',
  'minimum_age',
  'maximum_age',
  'days',
  'opens_at',
  'closes_at',
  'address',
  'city',
  'postcode',
  'needs',
  'eligibility',
  'last_modified',
] as const;
const REQUIRED = ['reference', 'name'] as const;
const SHORT_DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

type Values = Readonly<Record<string, string>>;
export interface RowFault {
  readonly field: string;
  readonly message: string;
}

/** Columns that are missing or unknown. */
export function faultsInColumns(columns: readonly string[]): RowFault[] {
  const missing = REQUIRED.filter((name) => !columns.includes(name)).map((field) => ({
    field,
    message: 'is a column that is missing',
  }));
  const unknown = columns
    .filter((name) => !(IMPORT_COLUMNS as readonly string[]).includes(name))
    .map((field) => ({ field, message: `is no column; there are ${IMPORT_COLUMNS.join(', ')}` }));
  return [...missing, ...unknown];
}

/** A row of a file as a record of Open Referral UK, or what is wrong with it. */
export function recordOf(
  values: Values,
  {
    taxonomy,
    named,
    feedId,
  }: {
    readonly taxonomy: Pick<ServiceTaxonomy, 'protocols'>;
    readonly named: NamedId;
    readonly feedId: string;
  },
): { readonly record: object } | { readonly faults: RowFault[] } {
  const faults = faultsInValues(values, taxonomy.protocols);
  if (faults.length > 0) return { faults };
  const get = (column: string): string => values[column] ?? '';
  const id = (what: string): string => named(`${feedId} ${get('reference')} ${what}`);
  const term = (kind: string, code: string): object => ({
    id: id(`${kind} ${code}`),
    link_type: kind,
    taxonomy_term: {
      id: named(`${kind === 'need' ? NEEDS_TAXONOMY : ELIGIBILITY_TAXONOMY} ${code}`),
      name: code,
      description: code,
      taxonomy: kind === 'need' ? NEEDS_TAXONOMY : ELIGIBILITY_TAXONOMY,
      term: code,
    },
  });
  const attributes = [
    ...listOf(get('needs')).map((code) => term('need', code)),
    ...listOf(get('eligibility')).map((code) => term('eligibility', code)),
  ];
  const text = (field: string, column = field): object =>
    get(column) === '' ? {} : { [field]: get(column) };
  const time = (field: string): object =>
    get(field) === '' ? {} : { [field]: timeOfDay(get(field)) };
  const age = (field: string): object => (get(field) === '' ? {} : { [field]: Number(get(field)) });
  const organization =
    get('organization') === ''
      ? {}
      : {
          organization: {
            id: named(`${feedId} organization ${get('organization')}`),
            name: get('organization'),
            description: get('organization'),
          },
        };
  const record = {
    id: id('service'),
    status: get('status') === '' ? 'active' : get('status'),
    ...text('name'),
    ...text('description'),
    ...text('url'),
    ...text('email'),
    ...age('minimum_age'),
    ...age('maximum_age'),
    ...text('last_modified'),
    ...organization,
    ...(get('days') === '' && get('opens_at') === ''
      ? {}
      : {
          schedules: [
            {
              id: id('schedule'),
              freq: 'WEEKLY',
              byday: listOf(get('days')).map(shortDay).join(','),
              ...time('opens_at'),
              ...time('closes_at'),
            },
          ],
        }),
    ...(get('postcode') === '' && get('address') === ''
      ? {}
      : {
          service_at_locations: [
            {
              id: id('at'),
              location: {
                id: id('location'),
                location_type: 'physical',
                addresses: [
                  {
                    id: id('address'),
                    address_1: get('address'),
                    city: get('city') === '' ? 'London' : get('city'),
                    state_province: 'Greater London',
                    postal_code: get('postcode'),
                    country: 'GB',
                    address_type: 'physical',
                  },
                ],
              },
            },
          ],
        }),
    ...(attributes.length === 0 ? {} : { attributes }),
  };
  return { record };
}

function faultsInValues(values: Values, protocols: readonly Protocol[]): RowFault[] {
  const get = (column: string): string => values[column] ?? '';
  const check = (field: string, fits: (text: string) => boolean, message: string): RowFault[] =>
    get(field) === '' || fits(get(field)) ? [] : [{ field, message }];
  const each = (field: string, fits: (text: string) => boolean, message: string): RowFault[] =>
    check(field, (text) => listOf(text).every(fits), message);
  return [
    ...REQUIRED.filter((field) => get(field) === '').map((field) => ({
      field,
      message: 'is missing',
    })),
    ...['minimum_age', 'maximum_age'].flatMap((field) =>
      check(field, (text) => /^\d{1,3}$/.test(text), 'must be a whole number'),
    ),
    ...['opens_at', 'closes_at'].flatMap((field) =>
      check(field, (text) => timeOfDay(text) !== undefined, 'must be a time like 09:30'),
    ),
    ...each(
      'days',
      (day) => shortDay(day) !== '',
      `must be days like ${WEEKDAYS[0]}; ${WEEKDAYS[1]}`,
    ),
    ...each(
      'needs',
      (need) => (NEED_TERMS as readonly string[]).includes(need),
      `must be of ${NEED_TERMS.join(', ')}`,
    ),
    ...each(
      'eligibility',
      (rule) => readRule(rule, protocols) !== undefined,
      'must be universal, residents:<GSS code>, pupils:<GSS code>, gp_patients:<GSS code> or protocol:<code>',
    ),
  ];
}

const listOf = (text: string): string[] =>
  text
    .split(/[;,]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

function shortDay(text: string): string {
  const place = WEEKDAYS.findIndex(
    (day, at) =>
      day === text.toLowerCase() ||
      day.slice(0, 3) === text.toLowerCase() ||
      SHORT_DAYS[at] === text.toUpperCase(),
  );
  return SHORT_DAYS[place] ?? '';
}
