import pg from 'pg';

const SCHEMA = 'extensions';
const LOCK = 7_310_115;

/**
 * What directory-service searches with: distances on the earth, likeness of words, and words
 * without accents.
 */
const EXTENSIONS = ['cube', 'earthdistance', 'pg_trgm', 'unaccent', 'btree_gist'] as const;

/**
 * Puts PostgreSQL's own extensions into a schema beside those of the services, and lets a role use
 * them. Needs rights to create extensions: earthdistance is not one that every role may.
 *
 * @param adminUrl `postgres://` address of the database, as a role with those rights
 * @param schema the role's own schema, which stands first in its search path
 */
export async function provideExtensions(
  adminUrl: string,
  { role, schema }: { readonly role: string; readonly schema: string },
): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${SCHEMA}`);
    for (const extension of EXTENSIONS)
      await client.query(`CREATE EXTENSION IF NOT EXISTS ${extension} SCHEMA ${SCHEMA}`);
    await client.query(`GRANT USAGE ON SCHEMA ${SCHEMA} TO ${client.escapeIdentifier(role)}`);
    const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
    for (const { name } of rows)
      await client.query(
        `ALTER ROLE ${client.escapeIdentifier(role)} IN DATABASE ${client.escapeIdentifier(name)}
           SET search_path = ${client.escapeIdentifier(schema)}, ${SCHEMA}`,
      );
  } finally {
    await client.end();
  }
}
