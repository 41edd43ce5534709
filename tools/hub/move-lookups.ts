import type pg from 'pg';
import { MESSAGING_MIGRATIONS } from '@hub/messaging';
import { type DatabaseOptions, failAtOnce, openDatabase } from '@hub/persistence';
import {
  LOOKUP_TABLES,
  LookupsLeft17,
} from '../../apps/episode-service/migrations/17-lookups-left.js';
import { migrations as ofEpisodes } from '../../apps/episode-service/migrations/migrations.js';
import { CreateMessaging1 } from '../../apps/lookup-service/migrations/1-create-messaging.js';
import { CreateLookups2 } from '../../apps/lookup-service/migrations/2-create-lookups.js';

const FROM = 'episode_service';
const TO = 'lookup_service';
const ORDERS = { schema: 'monitor_service', source: 'urn:pan-london-caf-hub:monitor-service' };

/**
 * Brings the lookups of a hub from before lookup-service over into its schema, all in one transaction or not at all;
 * where there are none, nothing happens. What episode-service wrote down to be published stays with it and is published
 * by it: a stream of facts has one source. First answers are known to both from then on, as nothing tells whose they
 * are; orders of operations are awaited from the first that was not published yet.
 *
 * @param admin connected to the hub's database
 * @param urls service → `postgres://` address of its role
 */
export async function moveLookups(
  admin: pg.Client,
  urls: ReadonlyMap<string, string>,
): Promise<void> {
  if (!(await stands(admin, `${FROM}.lookup`))) return;
  await refuseWhileInUse(admin);
  await bringUpToDate(urlOf(urls, 'episode-service'), FROM, [
    ...ofEpisodes.filter((migration) => migration !== LookupsLeft17),
    ...MESSAGING_MIGRATIONS,
  ]);
  await bringUpToDate(urlOf(urls, 'lookup-service'), TO, [
    CreateMessaging1,
    ...MESSAGING_MIGRATIONS,
  ]);
  await admin.query('BEGIN');
  try {
    for (const table of LOOKUP_TABLES) {
      await admin.query(`ALTER TABLE ${FROM}.${table} SET SCHEMA ${TO}`);
      await admin.query(`ALTER TABLE ${TO}.${table} OWNER TO ${TO}`);
    }
    const { name } = new CreateLookups2();
    await admin.query(`INSERT INTO ${TO}.migrations (timestamp, name) VALUES ($1, $2)`, [
      name.slice(-13),
      name,
    ]);
    await admin.query(FIRST_ANSWERS);
    if (await stands(admin, `${ORDERS.schema}.outbox_sequence`))
      await admin.query(PUBLISHED_ORDERS, [ORDERS.source]);
    await admin.query('COMMIT');
  } catch (error) {
    await admin.query('ROLLBACK');
    throw error;
  }
}

const FIRST_ANSWERS = `
  INSERT INTO ${TO}.idempotency (scope, key, fingerprint, reply, created_at)
  SELECT scope, key, fingerprint, reply, created_at FROM ${FROM}.idempotency ON CONFLICT DO NOTHING`;

const PUBLISHED_ORDERS = `
  INSERT INTO ${TO}.inbox_cursor (source, key, last)
  SELECT $1, subject, published FROM (
    SELECT subject, last - (
      SELECT count(*) FROM ${ORDERS.schema}.outbox WHERE envelope::jsonb->>'subject' = subject
    ) AS published FROM ${ORDERS.schema}.outbox_sequence
  ) known WHERE published > 0 ON CONFLICT DO NOTHING`;

async function stands(admin: pg.Client, table: string): Promise<boolean> {
  const { rows } = await admin.query<{ stands: boolean }>(
    'SELECT to_regclass($1) IS NOT NULL AS stands',
    [table],
  );
  return rows[0]?.stands ?? false;
}

/** What is published meanwhile would be missed, and what is written would stay behind. */
async function refuseWhileInUse(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ role: string }>(
    'SELECT DISTINCT usename AS role FROM pg_stat_activity WHERE datname = current_database() AND usename = ANY($1)',
    [[FROM, ORDERS.schema]],
  );
  if (rows.length > 0)
    throw new Error(
      `Lookups move to a service of their own: stop ${rows.map(({ role }) => role.replaceAll('_', '-')).join(' and ')}, then provision again.`,
    );
}

function urlOf(urls: ReadonlyMap<string, string>, service: string): string {
  const url = urls.get(service);
  if (url === undefined) throw new Error(`There is no database address of ${service}`);
  return url;
}

async function bringUpToDate(
  url: string,
  schema: string,
  migrations: DatabaseOptions['migrations'],
): Promise<void> {
  const database = await openDatabase({
    url,
    schema,
    entities: [],
    migrations,
    onRetry: failAtOnce,
  });
  await database.destroy();
}
