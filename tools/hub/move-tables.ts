import type pg from 'pg';
import type { ServiceName } from '@hub/contracts';
import { MESSAGING_MIGRATIONS } from '@hub/messaging';
import { type DatabaseOptions, failAtOnce, openDatabase } from '@hub/persistence';

type Migrations = DatabaseOptions['migrations'];
type Migration = Migrations[number];

/** Tables that a service left to another one when that was cut free of it. */
export interface TableMove {
  /** What moves, as an operator is told. */
  readonly what: string;
  readonly from: ServiceName;
  readonly to: ServiceName;
  readonly tables: readonly [string, ...string[]];
  /** The former owner's migrations up to the move. */
  readonly before: Migrations;
  /** Makes the messaging tables of the new owner. */
  readonly messaging: Migration;
  /** Makes on a new hub what moves on an older one. */
  readonly makes: Migration;
}

const ORDERS = { schema: 'monitor_service', source: 'urn:pan-london-caf-hub:monitor-service' };

/**
 * Brings tables of an older hub over into the schema of the service that owns them now, all in one
 * transaction or not at all; where the former owner has none, nothing happens. What that wrote down
 * to be published stays with it and is published by it: a stream of facts has one source. First
 * answers are known to both from then on, as nothing tells whose they are; orders of operations are
 * awaited from the first that was not published yet.
 *
 * @param admin connected to the hub's database
 * @param urls service → `postgres://` address of its role
 */
export async function moveTables(
  admin: pg.Client,
  urls: ReadonlyMap<string, string>,
  move: TableMove,
): Promise<void> {
  const [from, to] = [schemaOf(move.from), schemaOf(move.to)];
  if (!(await stands(admin, `${from}.${move.tables[0]}`))) return;
  await refuseWhileInUse(admin, move);
  await bringUpToDate(urlOf(urls, move.from), from, [...move.before, ...MESSAGING_MIGRATIONS]);
  await bringUpToDate(urlOf(urls, move.to), to, [move.messaging, ...MESSAGING_MIGRATIONS]);
  await admin.query('BEGIN');
  try {
    for (const table of move.tables) {
      await admin.query(`ALTER TABLE ${from}.${table} SET SCHEMA ${to}`);
      await admin.query(`ALTER TABLE ${to}.${table} OWNER TO ${to}`);
    }
    const { name = '' } = new move.makes();
    await admin.query(`INSERT INTO ${to}.migrations (timestamp, name) VALUES ($1, $2)`, [
      name.slice(-13),
      name,
    ]);
    await admin.query(firstAnswers(from, to));
    if (await stands(admin, `${ORDERS.schema}.outbox_sequence`))
      await admin.query(publishedOrders(to), [ORDERS.source]);
    await admin.query('COMMIT');
  } catch (error) {
    await admin.query('ROLLBACK');
    throw error;
  }
}

const schemaOf = (service: ServiceName): string => service.replaceAll('-', '_');

const firstAnswers = (from: string, to: string): string => `
  INSERT INTO ${to}.idempotency (scope, key, fingerprint, reply, created_at)
  SELECT scope, key, fingerprint, reply, created_at FROM ${from}.idempotency ON CONFLICT DO NOTHING`;

const publishedOrders = (to: string): string => `
  INSERT INTO ${to}.inbox_cursor (source, key, last)
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
async function refuseWhileInUse(admin: pg.Client, { what, from }: TableMove): Promise<void> {
  const { rows } = await admin.query<{ role: string }>(
    `SELECT DISTINCT usename AS role FROM pg_stat_activity
       WHERE datname = current_database() AND usename = ANY($1)`,
    [[schemaOf(from), ORDERS.schema]],
  );
  if (rows.length > 0)
    throw new Error(
      `${what} move to a service of their own: stop ${rows.map(({ role }) => role.replaceAll('_', '-')).join(' and ')}, then provision again.`,
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
