import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pg from 'pg';
import type { Credentials } from '../hub/members.js';
import { presentCodeOf } from '../people/one-time-codes.js';
import {
  loadPostcodes,
  PostcodeFileError,
} from '../../apps/directory-service/src/adapters/persistence/load-postcodes.js';

const HELP = `npm run hub -- code PERSON
npm run hub -- postcodes load FILE [--database URL]

code             prints the present one-time code of a person of the demonstration, by user name; not of a hub with real people,
                 where codes are on people's own phones

postcodes load   puts the ONS Postcode Directory in the place of the postcodes that were loaded before, so that distances are
                 good to a street or two instead of a mile. Download it from https://geoportal.statistics.gov.uk (search for
                 "ONS Postcode Directory"; Open Government Licence), unpack it, and name Data/ONSPD_…_UK.csv. Takes a minute or
                 two; the hub may run on meanwhile. Services whose feeds give no coordinates are placed anew at their next pull.

  --database URL   of directory-service; by default that of the hub on this machine, .hub/directory.json
`;

const STATE = '.hub/directory.json';
const CREDENTIALS = '.hub/credentials.json';

function printCode(username: string): void {
  if (!existsSync(CREDENTIALS))
    throw new Error(`There is no hub here: ${CREDENTIALS} is missing. Start it with npm start.`);
  const credentials = JSON.parse(readFileSync(CREDENTIALS, 'utf8')) as Credentials;
  const { code, secondsLeft } = presentCodeOf(credentials, username);
  process.stdout.write(`${code}  good for ${String(secondsLeft)} s, and once\n`);
}

function databaseUrl(named: string | undefined): string {
  if (named !== undefined) return named;
  if (!existsSync(STATE))
    throw new Error(
      `There is no hub here: ${STATE} is missing. Start the hub, or name --database.`,
    );
  return (JSON.parse(readFileSync(STATE, 'utf8')) as { databaseUrl: string }).databaseUrl;
}

async function load(file: string, url: string): Promise<void> {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const began = performance.now();
    const query = async (sql: string, values?: unknown[]): Promise<unknown> =>
      client.query(sql, values);
    const { loaded, leftOut } = await loadPostcodes(createReadStream(file), query, (read) =>
      process.stdout.write(`${String(read)} lines read.\n`),
    );
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    process.stdout.write(
      `${String(loaded)} postcodes loaded in ${seconds} s; ${String(leftOut)} left out, which have ended or have no position.\n`,
    );
  } finally {
    await client.end();
  }
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { database: { type: 'string' }, help: { type: 'boolean' } },
  });
  const [topic, action, file] = positionals;
  if (values.help === true || topic === undefined) process.stdout.write(HELP);
  else if (topic === 'code' && action !== undefined) printCode(action);
  else if (topic === 'postcodes' && action === 'load' && file !== undefined)
    await load(file, databaseUrl(values.database));
  else throw new Error(`That is no command of the hub.\n\n${HELP}`);
} catch (error) {
  const what =
    error instanceof PostcodeFileError
      ? `The file was not loaded, and what was there stays. ${error.message}`
      : error instanceof Error
        ? error.message
        : String(error);
  process.stderr.write(`${what}\n`);
  process.exitCode = 1;
}
