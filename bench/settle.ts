import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { BackingServices } from '../tools/backing-services/services.js';

const SETTLE_MS = 20_000;

/** Until what was written in bulk is on disk. */
export async function settle({ databaseUrl }: BackingServices): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('VACUUM ANALYZE');
  await client.query('CHECKPOINT');
  await client.end();
  await pause(SETTLE_MS);
}
