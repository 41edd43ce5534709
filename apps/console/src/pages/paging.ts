/** What a page of a list asks the hub for: the rows after those that were shown. */
export function cursorAt(from: string | undefined): { readonly cursor?: string } {
  return from === undefined || from === '' ? {} : { cursor: from };
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
