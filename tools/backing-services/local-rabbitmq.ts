import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { environment } from '../config.js';
import { installWithApt } from './apt.js';
import { endProcess, freePort, waitUntil } from './process-control.js';

const run = promisify(execFile);
const NODE = 'hub@localhost';
const STARTS_WITHIN_MS = 90_000;
/** Erlang's schedulers would otherwise spin for work and starve the services on a small machine. */
const ERLANG_FLAGS = '+sbwt none +sbwtdcpu none +sbwtdio none';

export interface LocalRabbitmq {
  readonly amqpUrl: string;
  readonly managementUrl: string;
  stop(): Promise<void>;
  /** Kills it without warning and starts it again on its data. */
  crash(): Promise<void>;
  /** Runs a command of `rabbitmqctl`. */
  control(words: readonly string[]): Promise<void>;
}

/** The machine's RabbitMQ as a private node in `folder`: own ports, data, plugins and name service. */
export async function startRabbitmq(folder: string, tell: (sentence: string) => void): Promise<LocalRabbitmq> {
  const server = findServer() ?? (await installServer(tell));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const [amqp, management, distribution, names] = [await freePort(), await freePort(), await freePort(), await freePort()];
  const password = keptPassword(folder);
  writeFileSync(join(folder, 'enabled_plugins'), '[rabbitmq_management].\n');
  writeFileSync(join(folder, 'rabbitmq.conf'), settings(amqp, management, password), { mode: 0o600 });
  const variables = {
    ...environment.all,
    HOME: folder,
    ERL_EPMD_PORT: String(names),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    RABBITMQ_NODENAME: NODE,
    RABBITMQ_DIST_PORT: String(distribution),
    RABBITMQ_CONFIG_FILE: join(folder, 'rabbitmq.conf'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'enabled_plugins'),
    RABBITMQ_MNESIA_BASE: join(folder, 'data'),
    RABBITMQ_LOG_BASE: join(folder, 'log'),
    RABBITMQ_PID_FILE: join(folder, 'pid'),
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: ERLANG_FLAGS,
  };
  const managementUrl = `http://admin:${password}@127.0.0.1:${String(management)}`;
  const launch = async (): Promise<ChildProcess> => {
    const log = openSync(join(folder, 'output.log'), 'a');
    const child = spawn(server, [], { env: variables, cwd: folder, stdio: ['ignore', log, log], detached: true });
    child.on('error', () => undefined);
    await waitUntil(`RabbitMQ (log: ${join(folder, 'log')})`, () => answers(managementUrl), {
      withinMs: STARTS_WITHIN_MS,
      stillRunning: () => child.exitCode === null,
    });
    return child;
  };
  tell('Starting RabbitMQ, which takes about ten seconds.');
  let child = await launch();
  return {
    amqpUrl: `amqp://admin:${password}@127.0.0.1:${String(amqp)}`,
    managementUrl,
    stop: async () => {
      signalGroup(child, 'SIGTERM');
      await endProcess(child, 'SIGTERM', 20_000);
      spawn('epmd', ['-port', String(names), '-kill'], { stdio: 'ignore' }).on('error', () => undefined);
    },
    crash: async () => {
      signalGroup(child, 'SIGKILL');
      await endProcess(child, 'SIGKILL', 1_000);
      child = await launch();
    },
    control: async (words) => {
      await run(join(dirname(server), 'rabbitmqctl'), ['-n', NODE, ...words], { env: variables });
    },
  };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    return;
  }
}

function settings(amqp: number, management: number, password: string): string {
  return `listeners.tcp.default = 127.0.0.1:${String(amqp)}
management.tcp.ip = 127.0.0.1
management.tcp.port = ${String(management)}
default_user = admin
default_pass = ${password}
default_user_tags.administrator = true
raft.wal_max_size_bytes = 64000000
disk_free_limit.absolute = 200MB
vm_memory_high_watermark.relative = 0.4
collect_statistics_interval = 10000
log.file.level = warning
`;
}

function keptPassword(folder: string): string {
  const file = join(folder, 'password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}

async function answers(managementUrl: string): Promise<boolean> {
  const { username, password, origin } = new URL(managementUrl);
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const reply = await fetch(`${origin}/api/overview`, { headers: { authorization }, signal: AbortSignal.timeout(2_000) });
  return reply.ok;
}

/** The script itself: the wrapper of some distributions changes to a system user and its own folders. */
function findServer(): string | undefined {
  const folders = ['/usr/lib/rabbitmq/bin', ...(environment.all['PATH'] ?? '').split(delimiter), '/usr/sbin', '/opt/homebrew/sbin'];
  return folders.map((folder) => join(folder, 'rabbitmq-server')).find((path) => existsSync(path));
}

async function installServer(tell: (sentence: string) => void): Promise<string> {
  await installWithApt('rabbitmq-server', tell);
  const server = findServer();
  if (server === undefined) throw new Error('rabbitmq-server was installed but cannot be found.');
  return server;
}
