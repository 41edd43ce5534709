import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { environment } from '../config.js';
import { installWithApt } from './apt.js';
import { LogReader } from './log-reader.js';
import { management } from './management.js';
import type { BrokerNode } from './services.js';
import { endProcess, freePort } from './process-control.js';
import { untilReady } from './until-ready.js';

const run = promisify(execFile);
/** Erlang's schedulers would otherwise spin for work and starve the services on a small machine. */
const ERLANG_FLAGS = '+sbwt none +sbwtdcpu none +sbwtdio none';

export interface LocalRabbitmq {
  readonly amqpUrl: string;
  readonly managementUrl: string;
  readonly nodes: readonly BrokerNode[];
  stop(): Promise<void>;
  /** Kills the first node without warning and starts it again on its data. */
  crash(): Promise<void>;
  /** Runs a command of `rabbitmqctl`. */
  control(words: readonly string[]): Promise<void>;
}

/**
 * The machine's RabbitMQ as private nodes in `folder`: own ports, data, plugins and name service.
 *
 * @param size one node, or several that form a cluster
 */
export async function startRabbitmq(
  folder: string,
  tell: (sentence: string) => void,
  size = 1,
): Promise<LocalRabbitmq> {
  const server = findServer() ?? (await installServer(tell));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const cluster: Cluster = {
    server,
    home: folder,
    names: await freePort(),
    password: keptPassword(folder),
    tell,
    members: Array.from({ length: size }, (_, place) => nodeName(place)),
  };
  tell(
    size === 1
      ? 'Starting RabbitMQ, which takes about ten seconds.'
      : `Starting a RabbitMQ cluster of ${String(size)} nodes, which takes about a minute.`,
  );
  const first = await RabbitmqNode.launch(cluster, 0);
  const nodes = [
    first,
    ...(await Promise.all(
      cluster.members.slice(1).map((_, place) => RabbitmqNode.launch(cluster, place + 1)),
    )),
  ];
  const { password } = cluster;
  await first.untilReady('The RabbitMQ cluster', async () => {
    const running = await runningNodes(first.managementUrl);
    return running === size || `${String(size - running)} more nodes`;
  });
  return {
    amqpUrl: `amqp://admin:${password}@${nodes.map((node) => `127.0.0.1:${String(node.port)}`).join(',')}`,
    managementUrl: nodes.map((node) => node.managementUrl).join(','),
    nodes,
    stop: async () => {
      await Promise.all(nodes.map((node) => node.stop()));
      spawn('epmd', ['-port', String(cluster.names), '-kill'], { stdio: 'ignore' }).on(
        'error',
        () => undefined,
      );
    },
    crash: async () => {
      await first.kill();
      await first.start();
    },
    control: (words) => first.control(words),
  };
}

interface Cluster {
  readonly server: string;
  readonly home: string;
  /** Port of the name service. */
  readonly names: number;
  readonly password: string;
  readonly members: readonly string[];
  readonly tell: (sentence: string) => void;
}

class RabbitmqNode implements BrokerNode {
  private child: ChildProcess | undefined;

  private constructor(
    private readonly cluster: Cluster,
    private readonly name: string,
    readonly port: number,
    readonly managementUrl: string,
    private readonly variables: NodeJS.ProcessEnv,
  ) {}

  static async launch(cluster: Cluster, place: number): Promise<RabbitmqNode> {
    const { home, password, members } = cluster;
    const name = nodeName(place);
    const folder = members.length === 1 ? home : join(home, `node-${String(place + 1)}`);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const [amqp, management, distribution] = [await freePort(), await freePort(), await freePort()];
    writeFileSync(join(folder, 'enabled_plugins'), '[rabbitmq_management].\n');
    const peers =
      members.length === 1
        ? ''
        : members
            .map(
              (member, number) =>
                `cluster_formation.classic_config.nodes.${String(number + 1)} = ${member}\n`,
            )
            .join('');
    writeFileSync(join(folder, 'rabbitmq.conf'), settings(amqp, management, password) + peers, {
      mode: 0o600,
    });
    const variables = {
      ...environment.all,
      HOME: home,
      ERL_EPMD_PORT: String(cluster.names),
      ERL_EPMD_ADDRESS: '127.0.0.1',
      RABBITMQ_NODENAME: name,
      RABBITMQ_DIST_PORT: String(distribution),
      RABBITMQ_CONFIG_FILE: join(folder, 'rabbitmq.conf'),
      RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'enabled_plugins'),
      RABBITMQ_MNESIA_BASE: join(folder, 'data'),
      RABBITMQ_LOG_BASE: join(folder, 'log'),
      RABBITMQ_PID_FILE: join(folder, 'pid'),
      RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: ERLANG_FLAGS,
    };
    const node = new RabbitmqNode(
      cluster,
      name,
      amqp,
      `http://admin:${password}@127.0.0.1:${String(management)}`,
      variables,
    );
    await node.start();
    return node;
  }

  async start(): Promise<void> {
    const { home, server } = this.cluster;
    const log = openSync(join(home, 'output.log'), 'a');
    const child = spawn(server, [], {
      env: this.variables,
      cwd: home,
      stdio: ['ignore', log, log],
      detached: true,
    });
    child.on('error', () => undefined);
    this.child = child;
    await this.untilReady('RabbitMQ', () => answers(this.managementUrl));
  }

  async untilReady(name: string, ask: () => Promise<true | string>): Promise<void> {
    const { home, tell } = this.cluster;
    if (!this.child) throw new Error('A node is started before it is waited for');
    await untilReady({
      name,
      child: this.child,
      log: new LogReader(join(home, 'output.log')),
      ask,
      tell,
    });
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM', 20_000);
  }

  async kill(): Promise<void> {
    await this.end('SIGKILL', 1_000);
  }

  async control(words: readonly string[]): Promise<void> {
    await run(join(dirname(this.cluster.server), 'rabbitmqctl'), ['-n', this.name, ...words], {
      env: this.variables,
    });
  }

  private async end(signal: NodeJS.Signals, withinMs: number): Promise<void> {
    if (!this.child) return;
    signalGroup(this.child, signal);
    await endProcess(this.child, signal, withinMs);
  }
}

function nodeName(place: number): string {
  return place === 0 ? 'hub@localhost' : `hub${String(place + 1)}@localhost`;
}

async function runningNodes(managementUrl: string): Promise<number> {
  const nodes = await management<{ running: boolean }[]>(
    managementUrl,
    'GET',
    '/api/nodes?columns=running',
  );
  return nodes.filter((node) => node.running).length;
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

async function answers(managementUrl: string): Promise<true> {
  await management(managementUrl, 'GET', '/api/overview');
  return true;
}

/**
 * The script itself: the wrapper of some distributions changes to a system user and its own
 * folders.
 */
function findServer(): string | undefined {
  const folders = [
    '/usr/lib/rabbitmq/bin',
    ...(environment.all['PATH'] ?? '').split(delimiter),
    '/usr/sbin',
    '/opt/homebrew/sbin',
  ];
  return folders.map((folder) => join(folder, 'rabbitmq-server')).find((path) => existsSync(path));
}

async function installServer(tell: (sentence: string) => void): Promise<string> {
  await installWithApt('rabbitmq-server', tell);
  const server = findServer();
  if (server === undefined) throw new Error('rabbitmq-server was installed but cannot be found.');
  return server;
}
