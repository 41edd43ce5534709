import type { DataSource } from 'typeorm';

/** Columns, indexes and constraints of tables, without the schema's name. */
export async function layoutOf(database: DataSource, names: readonly string[]): Promise<unknown[]> {
  const tables = [names];
  const bare = `replace(%, quote_ident(current_schema()) || '.', '')`;
  const definition = (expression: string): string => bare.replace('%', expression);
  const columns: unknown[] = await database.query(
    `SELECT table_name, column_name, data_type, is_nullable, column_default, is_identity FROM information_schema.columns
     WHERE table_schema = current_schema() AND table_name = ANY($1) ORDER BY 1, 2`,
    tables,
  );
  const indexes: unknown[] = await database.query(
    `SELECT ${definition('indexdef')} AS index FROM pg_indexes WHERE schemaname = current_schema() AND tablename = ANY($1) ORDER BY 1`,
    tables,
  );
  const constraints: unknown[] = await database.query(
    `SELECT conname, ${definition('pg_get_constraintdef(oid)')} AS terms FROM pg_constraint
     WHERE connamespace = current_schema()::regnamespace AND contype <> 'n'
       AND conrelid = ANY(SELECT to_regclass(t) FROM unnest($1::text[]) AS t) ORDER BY 1, 2`,
    tables,
  );
  return [...columns, ...indexes, ...constraints];
}
