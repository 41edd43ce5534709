const ROWS = 25;

/** What a page of a list asks the hub for: as many rows as it shows, after those shown before. */
export function rowsAfter(from: string | undefined): {
  readonly limit: number;
  readonly cursor?: string;
} {
  return from === undefined || from === '' ? { limit: ROWS } : { limit: ROWS, cursor: from };
}

/**
 * Where the rows after these stand; nothing where there are none.
 *
 * @param chosen by what the list was chosen; the next page is of the same
 */
export function nextPageOf(
  path: string,
  nextCursor: string | undefined,
  chosen: Readonly<Record<string, string>> = {},
): { readonly nextPage?: string } {
  if (nextCursor === undefined) return {};
  const query = new URLSearchParams({ ...chosen, from: nextCursor });
  return { nextPage: `${path}?${query.toString()}` };
}
