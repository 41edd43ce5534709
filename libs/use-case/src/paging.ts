import { type Refusal, refuse } from '@hub/contracts';
import { isUtcInstant, type PageQuery } from '@hub/contracts/shape';

/** A place in a list ordered by time and id, newest first. */
export interface Place {
  readonly at: string;
  readonly id: string;
  /** Which of the rows that share both, where there are several: its kind and its number. */
  readonly row?: readonly [kind: string, number: number];
}

const UUID = /^[0-9a-f-]{36}$/;
const DEFAULT_LIMIT = 50;

/** The page size and the place to go on from, or a refusal where the cursor is none of ours. */
export function readPage(
  query: PageQuery,
): { readonly limit: number; readonly after?: Place } | Refusal {
  const limit = query.limit ?? DEFAULT_LIMIT;
  if (query.cursor === undefined) return { limit };
  const after = decodeCursor(query.cursor);
  if (after) return { limit, after };
  return refuse('invalid_request', undefined, [
    { field: 'cursor', message: 'is not a cursor of this list' },
  ]);
}

/** What a list is asked for beside its page. */
export function filtersOf<Query extends PageQuery>({
  cursor: _cursor,
  limit: _limit,
  ...filters
}: Query): Omit<Query, keyof PageQuery> {
  return filters;
}

/**
 * A page from a list that was read one item further than the page is long.
 *
 * @param found up to `limit + 1` items in order
 */
export function pageOf<T, V>(
  found: readonly T[],
  limit: number,
  placeOf: (item: T) => Place,
  view: (item: T) => V,
): { items: V[]; nextCursor?: string } {
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map(view);
  return found.length > limit && last !== undefined
    ? { items, nextCursor: encodeCursor(placeOf(last)) }
    : { items };
}

function encodeCursor(place: Place): string {
  return Buffer.from(JSON.stringify([place.at, place.id, ...(place.row ?? [])])).toString(
    'base64url',
  );
}

function decodeCursor(cursor: string): Place | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parsed)) return undefined;
    const [at, id, ...row] = parsed as unknown[];
    const valid =
      typeof at === 'string' && typeof id === 'string' && isUtcInstant(at) && UUID.test(id);
    if (!valid) return undefined;
    if (row.length === 0) return { at, id };
    return isRow(row) ? { at, id, row } : undefined;
  } catch {
    return undefined;
  }
}

function isRow(row: readonly unknown[]): row is [string, number] {
  const [kind, number] = row;
  // No more than PostgreSQL takes as an integer.
  const isNumber = Number.isInteger(number) && Math.abs(Number(number)) < 2 ** 31;
  return row.length === 2 && typeof kind === 'string' && isNumber;
}
