/**
 * SQL: an instant as the hub writes instants elsewhere, `2026-03-02T09:30:00.000Z`, for what a
 * query puts together as JSON; null stays null.
 *
 * @param column of type `timestamptz`
 */
export function instantSql(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
