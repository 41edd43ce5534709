import pg from 'pg';
import { SERVICES } from '@hub/contracts';
import { provideExtensions } from '@hub/persistence';
import { IDENTITY } from './move-identity.js';
import { LOOKUPS } from './move-lookups.js';
import { moveTables } from './move-tables.js';

/** No service of the hub: it keeps the sessions of who is signed in, and nothing else. */
export const CONSOLE = 'console';

/** directory-service searches with PostgreSQL's extensions. */
const SEARCHING = { role: 'directory_service', schema: 'directory_service' };

/**
 * One database; for each service, and for the console, a role that owns a schema of its own and
 * may enter no other.
 *
 * @param passwords role → password
 * @param database its name
 * @returns service → `postgres://` address of its role
 */
export async function provisionDatabase(
  adminUrl: string,
  passwords: Readonly<Record<string, string>>,
  database = 'hub',
): Promise<Map<string, string>> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [
    database,
  ]);
  if (rowCount === 0) await admin.query(`CREATE DATABASE ${database}`);
  await admin.end();

  const hubUrl = new URL(adminUrl);
  hubUrl.pathname = `/${database}`;
  const hub = new pg.Client({ connectionString: hubUrl.href });
  await hub.connect();
  await hub.query('REVOKE ALL ON SCHEMA public FROM PUBLIC');
  const urls = new Map<string, string>();
  for (const service of [...SERVICES, CONSOLE]) {
    const role = service.replaceAll('-', '_');
    const password = passwords[service] ?? '';
    const { rowCount: exists } = await hub.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [
      role,
    ]);
    await hub.query(
      `${exists === 0 ? 'CREATE' : 'ALTER'} ROLE ${role} LOGIN PASSWORD ${hub.escapeLiteral(password)}`,
    );
    await hub.query(`CREATE SCHEMA IF NOT EXISTS ${role} AUTHORIZATION ${role}`);
    await hub.query(`ALTER ROLE ${role} IN DATABASE ${database} SET search_path = ${role}`);
    const url = new URL(hubUrl.href);
    url.username = role;
    url.password = password;
    urls.set(service, url.href);
  }
  try {
    // Migrations of an older hub may need them.
    await provideExtensions(hubUrl.href, SEARCHING);
    for (const move of [LOOKUPS, IDENTITY]) await moveTables(hub, urls, move);
  } finally {
    await hub.end();
  }
  return urls;
}
