import { createHash } from 'node:crypto';
import pg from 'pg';
import type { MigrationInterface } from 'typeorm';
import { failAtOnce, openDatabase, provideExtensions } from '@hub/persistence';

export interface TemplateParts {
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** Whether it needs PostgreSQL's extensions. */
  readonly extensions: boolean;
}

export interface Template {
  /**
   * Name of the database, of its one schema, and of the role that owns the schema and may do
   * nothing else.
   */
  readonly name: string;
}

/** Two test files may want the same template at the same time. */
const LOCK = 7_310_116;

/** A database in which these migrations have run, made once for all tests on a server. */
export async function provideTemplate(adminUrl: string, parts: TemplateParts): Promise<Template> {
  const name = nameOf(parts);
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const { rowCount } = await admin.query(
      'SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate',
      [name],
    );
    if (rowCount === 0) await make(admin, adminUrl, name, parts);
    return { name };
  } finally {
    await admin.end();
  }
}

async function make(
  admin: pg.Client,
  adminUrl: string,
  name: string,
  { migrations, extensions }: TemplateParts,
): Promise<void> {
  // What another run did not bring to its end is begun anew.
  await admin.query(`DROP DATABASE IF EXISTS ${name}`);
  await admin.query(`DROP ROLE IF EXISTS ${name}`);
  await admin.query(`CREATE ROLE ${name} LOGIN PASSWORD '${name}'`);
  await admin.query(
    `ALTER ROLE ${name} SET search_path = ${[name, ...(extensions ? ['extensions'] : [])].join(', ')}`,
  );
  await admin.query(`CREATE DATABASE ${name}`);
  const inside = addressIn(adminUrl, name);
  const client = new pg.Client({ connectionString: inside });
  await client.connect();
  await client.query(`CREATE SCHEMA ${name} AUTHORIZATION ${name}`);
  await client.end();
  if (extensions) await provideExtensions(inside, { role: name, schema: name });
  const database = await openDatabase({
    url: addressIn(adminUrl, name, name),
    schema: name,
    entities: [],
    migrations,
    onRetry: failAtOnce,
  });
  await database.destroy();
  await admin.query(`ALTER DATABASE ${name} IS_TEMPLATE true`);
}

/**
 * Address of a database on the same server; as a role whose password is its name, if one is given.
 */
export function addressIn(adminUrl: string, database: string, role?: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  if (role !== undefined) {
    url.username = role;
    url.password = role;
  }
  return url.href;
}

/** Other migrations make another template, also where they have the same names. */
function nameOf({ migrations, extensions }: TemplateParts): string {
  const hash = createHash('sha256').update(String(extensions));
  for (const migration of migrations) hash.update(`${migration.name}\0${String(migration)}\0`);
  return `template_${hash.digest('hex').slice(0, 12)}`;
}
