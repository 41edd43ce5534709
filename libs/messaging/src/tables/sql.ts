/** The part of a database connection that the messaging tables need. */
export interface Sql {
  query<T = unknown>(text: string, values?: unknown[]): Promise<T>;
}
