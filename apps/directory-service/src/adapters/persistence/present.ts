/** A row without its nulls, and with its times as RFC 3339. */
export function present(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([key, value]) =>
      value === null ? [] : [[key, value instanceof Date ? value.toISOString() : value]],
    ),
  );
}
