import { plainName } from './filter.js';
import { type ScimFault, scimFault } from './scim-fault.js';
import { LIST_SCHEMA } from './scim-schemas.js';

export const MOST_ON_PAGE = 200;
const DEFAULT_COUNT = 100;
const LAST_START = 100_000;

export interface ScimPage {
  /** From 1 on. */
  readonly startIndex: number;
  readonly count: number;
}

/** What is too small or too large counts as the nearest served. Source: RFC 7644, 3.4.2.4. */
export function readPage(startIndex: unknown, count: unknown): ScimPage | ScimFault {
  const [start, size] = [wholeIn(startIndex, 1), wholeIn(count, DEFAULT_COUNT)];
  if (start === undefined || size === undefined)
    return scimFault('invalidValue', 'startIndex and count are whole numbers.');
  return {
    startIndex: Math.min(Math.max(start, 1), LAST_START),
    count: Math.min(Math.max(size, 0), MOST_ON_PAGE),
  };
}

function wholeIn(value: unknown, without: number): number | undefined {
  if (value === undefined) return without;
  return typeof value === 'string' && /^-?\d{1,9}$/.test(value) ? Number(value) : undefined;
}

export function listResponse(
  total: number,
  startIndex: number,
  resources: readonly object[],
): Record<string, unknown> {
  return {
    schemas: [LIST_SCHEMA],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}

/** Of a resource, what a query asks for; id, schemas and meta stay. */
export function selected(
  resource: Readonly<Record<string, unknown>>,
  {
    attributes,
    excludedAttributes,
  }: { readonly attributes?: unknown; readonly excludedAttributes?: unknown },
): Record<string, unknown> {
  const [only, without] = [namesIn(attributes), namesIn(excludedAttributes)];
  return Object.fromEntries(
    Object.entries(resource).filter(([key]) => {
      if (['id', 'schemas', 'meta'].includes(key)) return true;
      const name = key.toLowerCase();
      return (only.size === 0 || only.has(name)) && !without.has(name);
    }),
  );
}

/** Whole attributes: one within another stands for it. */
function namesIn(list: unknown): ReadonlySet<string> {
  if (typeof list !== 'string') return new Set();
  const names = list.split(',').map(plainName);
  return new Set(
    names
      .filter((name) => name !== '')
      .map((name) => (name.startsWith('urn:') ? name : name.replace(/[.[].*$/, ''))),
  );
}

/** Whether members of a group are asked for. */
export function asksFor(
  name: string,
  query: { readonly attributes?: unknown; readonly excludedAttributes?: unknown },
): boolean {
  return name in selected({ [name]: true }, query);
}
