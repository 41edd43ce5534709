import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { SERVICES } from '@hub/contracts';
import { brokerTopology, HUB_VHOST } from '@hub/messaging';
import type { KeyRing } from '@hub/security';
import { management } from '../../tools/backing-services/management.js';
import { freePort } from '../../tools/backing-services/process-control.js';
import type { BackingServices } from '../../tools/backing-services/services.js';
import { provisionDatabase } from '../../tools/hub/provision-database.js';
import { ServiceProcess } from '../../tools/hub/service-process.js';
import { Postman } from './postman.js';
import { MONITOR, RIG_PROCESSES, type RigProcess } from './roles.js';
import { TcpProxy } from './tcp-proxy.js';

const RETRY_LEVELS_MS = '20,100,300';
const PASSWORDS = Object.fromEntries(SERVICES.map((service) => [service, 'rig']));

export interface RigSettings {
  readonly backing: BackingServices;
  readonly folder: string;
  /** Short, unique on the backing services. */
  readonly name: string;
  /** Folder of the built code to run. */
  readonly builtIn?: string;
  /** Whether messages come in disorder and some of them twice. */
  readonly disorderly?: boolean;
  readonly seed: number;
  /** Whether lost messages are looked for and sent once more. */
  readonly resend?: boolean;
}

/**
 * Two services that count, monitor-service, and a database and virtual host of their own on shared
 * backing services.
 */
export class Rig {
  readonly processes = new Map<RigProcess, ServiceProcess>();

  /** Seals requests to the services. */
  readonly transportKeys: KeyRing = newKeys();

  private constructor(
    readonly settings: RigSettings,
    readonly vhost: string,
    readonly database: pg.Pool,
    private readonly proxies: { readonly broker: TcpProxy; readonly database: TcpProxy },
    private readonly postman: Postman | undefined,
  ) {}

  get brokerProxy(): TcpProxy {
    return this.proxies.broker;
  }

  /** Whether no message is on its way a second time. */
  get postmanIdle(): boolean {
    return this.postman?.idle ?? true;
  }

  get databaseProxy(): TcpProxy {
    return this.proxies.database;
  }

  static async start(settings: RigSettings): Promise<Rig> {
    const { backing, name, folder } = settings;
    const vhost = `rig-${name}`;
    await defineVhost(backing.managementUrl, vhost);
    const urls = await provisionDatabase(backing.databaseUrl, PASSWORDS, `rig_${name}`);
    const adminUrl = new URL(backing.databaseUrl);
    adminUrl.pathname = `/rig_${name}`;
    const database = new pg.Pool({ connectionString: adminUrl.href, max: 4 });
    database.on('error', () => undefined);
    const broker = new URL(backing.amqpUrl);
    const brokerProxy = new TcpProxy(broker.hostname, Number(broker.port));
    const databaseProxy = new TcpProxy(adminUrl.hostname, Number(adminUrl.port));
    broker.port = String(await brokerProxy.listen());
    const databasePort = await databaseProxy.listen();
    const postman = settings.disorderly
      ? new Postman(backing.amqpUrl, vhost, settings.seed)
      : undefined;
    const rig = new Rig(
      settings,
      vhost,
      database,
      { broker: brokerProxy, database: databaseProxy },
      postman,
    );
    mkdirSync(folder, { recursive: true });
    const keyFile = join(folder, 'keys.json');
    writeFileSync(keyFile, JSON.stringify({ transport: rig.transportKeys, storage: newKeys() }), {
      mode: 0o600,
    });
    for (const service of RIG_PROCESSES) {
      const port = await freePort();
      const url = new URL(urls.get(service) ?? '');
      url.port = String(databasePort);
      const variables = {
        NODE_ENV: 'production',
        HUB_RIG_ROLE: service,
        HUB_DATABASE_URL: url.href,
        HUB_AMQP_URL: `${broker.href.replace(/\/$/, '')}/${vhost}`,
        HUB_AMQP_MANAGEMENT_URL: backing.managementUrl,
        HUB_PORT: String(port),
        HUB_KEY_FILE: keyFile,
        HUB_RETRY_LEVELS_MS: RETRY_LEVELS_MS,
        HUB_LOG_LEVEL: 'warn',
        HUB_RESEND_AFTER_SECONDS: settings.resend === false ? '86400' : '3',
      };
      const script =
        service === MONITOR ? 'apps/monitor-service/src/main.js' : 'chaos/rig/rig-service.js';
      const { builtIn = 'dist' } = settings;
      rig.processes.set(
        service,
        new ServiceProcess({
          name: service,
          script,
          builtIn,
          variables,
          readyUrl: `http://127.0.0.1:${String(port)}/readyz`,
          logFile: join(folder, `${service}.log`),
        }),
      );
    }
    await postman?.start();
    for (const process of rig.processes.values()) process.start();
    await rig.untilReady();
    return rig;
  }

  process(name: RigProcess): ServiceProcess {
    const found = this.processes.get(name);
    if (!found) throw new Error(`There is no process ${name}`);
    return found;
  }

  url(name: RigProcess): string {
    return this.process(name).settings.readyUrl.replace('/readyz', '');
  }

  async untilReady(): Promise<void> {
    await Promise.all([...this.processes.values()].map((process) => process.untilReady()));
  }

  /** Rows of a table in a service's schema; waits out a database that is being started. */
  async rows<T extends pg.QueryResultRow>(
    service: RigProcess,
    sql: string,
    values: unknown[] = [],
  ): Promise<T[]> {
    for (let tries = 0; ; tries += 1) {
      const client = await this.database.connect().catch(() => undefined);
      // A client that is lent has no listener of the pool.
      client?.on('error', () => undefined);
      try {
        if (client) {
          await client.query(`SET search_path = ${service.replaceAll('-', '_')}`);
          return (await client.query<T>(sql, values)).rows;
        }
      } catch (error) {
        if (tries > 100) throw error;
        if (error instanceof Error && 'code' in error && /^(42|23|22)/.test(String(error.code)))
          throw error;
      } finally {
        client?.release(true);
      }
      if (tries > 100) throw new Error('The database does not answer');
      await pause(200);
    }
  }

  async stop(): Promise<void> {
    await Promise.all(
      [...this.processes.values()].map(async (process) => {
        process.resume();
        await process.kill();
      }),
    );
    await this.postman?.stop();
    this.brokerProxy.close();
    this.databaseProxy.close();
    await this.database.end().catch(() => undefined);
    await management(
      this.settings.backing.managementUrl,
      'DELETE',
      `/api/vhosts/${this.vhost}`,
    ).catch(() => undefined);
  }
}

function newKeys(): KeyRing {
  return { current: 1, keys: { 1: randomBytes(32).toString('base64') } };
}

async function defineVhost(managementUrl: string, vhost: string): Promise<void> {
  const topology = JSON.parse(
    JSON.stringify(brokerTopology([])).replaceAll(`"${HUB_VHOST}"`, `"${vhost}"`),
  ) as object;
  const permissions = [
    { user: new URL(managementUrl).username, vhost, configure: '.*', write: '.*', read: '.*' },
  ];
  await management(managementUrl, 'POST', '/api/definitions', { ...topology, permissions });
}

/** Puts back what a fault took from the topology. */
export function restoreTopology(rig: Rig): Promise<void> {
  return defineVhost(rig.settings.backing.managementUrl, rig.vhost);
}
