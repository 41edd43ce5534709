import { setTimeout as pause } from 'node:timers/promises';
import { PreparedClient } from './prepared-client.js';
import { DataSource, type EntitySchema, type MigrationInterface } from 'typeorm';

export interface DatabaseOptions {
  /** `postgres://role:password@host:port/database` of the service's own role. */
  readonly url: string;
  /** The only schema this service touches. */
  readonly schema: string;
  readonly entities: readonly EntitySchema[];
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** Connections kept at the most. */
  readonly poolSize?: number;
  /** Told before each further try, with `host:port/database` and the fault. */
  readonly onRetry: (address: string, attempt: number, error: unknown) => void;
}

/** Tries no second time, where the database is known to run. */
export function failAtOnce(_address: string, _attempt: number, error: unknown): never {
  throw error;
}

const RETRY_MS = { first: 250, most: 5_000 };
const KEEP_IDLE_MS = 10 * 60_000;
const MIGRATION_LOCK = 7_310_114;

/**
 * Connects to PostgreSQL, trying again until it answers, and brings the service's own schema up to
 * date. Several copies of a service may start at once: migrations run under an advisory lock.
 */
export async function openDatabase(options: DatabaseOptions): Promise<DataSource> {
  const address = addressOf(options.url);
  for (let attempt = 1; ; attempt += 1) {
    const source = new DataSource({
      type: 'postgres',
      url: options.url,
      schema: options.schema,
      entities: [...options.entities],
      migrations: [...options.migrations],
      migrationsTransactionMode: 'all',
      poolSize: options.poolSize ?? 10,
      applicationName: options.schema,
      logging: false,
      extra: {
        connectionTimeoutMillis: 5_000,
        // A new connection has every plan to make again, and comes just when there is most to do.
        idleTimeoutMillis: KEEP_IDLE_MS,
        keepAlive: true,
        Client: PreparedClient,
        // Statements here take milliseconds; compiling one takes a hundred.
        options: '-c jit=off',
      },
    });
    try {
      await source.initialize();
    } catch (error) {
      options.onRetry(address, attempt, error);
      await pause(Math.min(RETRY_MS.first * 2 ** attempt, RETRY_MS.most));
      continue;
    }
    await migrate(source);
    return source;
  }
}

async function migrate(source: DataSource): Promise<void> {
  const lock = source.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await source.runMigrations();
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await lock.release();
  }
}

/** Host, port and database of an address, without role and password. */
export function addressOf(url: string): string {
  const parsed = new URL(url);
  return `${parsed.hostname}:${parsed.port === '' ? '5432' : parsed.port}${parsed.pathname}`;
}
