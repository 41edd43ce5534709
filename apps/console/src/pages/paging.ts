/** What a page of a list asks the hub for: the rows after those that were shown. */
export function cursorAt(from: string | undefined): { readonly cursor?: string } {
  return from === undefined ? {} : { cursor: from };
}

/** Where the rows after these stand; nothing where there are none. */
export function nextPageOf(
  path: string,
  nextCursor: string | undefined,
): { readonly nextPage?: string } {
  if (nextCursor === undefined) return {};
  return { nextPage: `${path}?${new URLSearchParams({ from: nextCursor }).toString()}` };
}
