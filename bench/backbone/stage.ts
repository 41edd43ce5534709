import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { SERVICES } from '@hub/contracts';
import { brokerTopology, HUB_VHOST } from '@hub/messaging';
import type { KeyRing } from '@hub/security';
import { management } from '../../tools/backing-services/management.js';
import { freePort } from '../../tools/backing-services/process-control.js';
import type { BackingServices } from '../../tools/backing-services/services.js';
import { environment } from '../../tools/config.js';
import { provisionDatabase } from '../../tools/hub/provision-database.js';
import { ServiceProcess } from '../../tools/hub/service-process.js';

const run = promisify(execFile);
export type Role = 'consent-service' | 'episode-service';

/**
 * A producer and a consumer on the real service host, with a database and the virtual host `hub` of
 * their own.
 */
export class BenchStage {
  private readonly processes: ServiceProcess[] = [];
  private readonly settings = new Map<Role, ServiceProcess>();
  readonly transportKeys: KeyRing = { current: 1, keys: { 1: randomBytes(32).toString('base64') } };

  constructor(
    readonly backing: BackingServices,
    private readonly folder: string,
  ) {}

  /** Starts both anew on a database of that name. */
  async start(
    name: string,
    variables: Readonly<Record<string, string>> = {},
  ): Promise<Record<Role, string>> {
    const { managementUrl, databaseUrl, amqpUrl } = this.backing;
    await management(managementUrl, 'DELETE', `/api/vhosts/${HUB_VHOST}`).catch(() => undefined);
    const permissions = [
      {
        user: new URL(managementUrl).username,
        vhost: HUB_VHOST,
        configure: '.*',
        write: '.*',
        read: '.*',
      },
    ];
    await management(managementUrl, 'POST', '/api/definitions', {
      ...brokerTopology([]),
      permissions,
    });
    const urls = await provisionDatabase(
      databaseUrl,
      Object.fromEntries(SERVICES.map((service) => [service, 'bench'])),
      `bench_${name}`,
    );
    mkdirSync(this.folder, { recursive: true });
    const keyFile = join(this.folder, 'keys.json');
    writeFileSync(
      keyFile,
      JSON.stringify({ transport: this.transportKeys, storage: this.transportKeys }),
      { mode: 0o600 },
    );
    const started: Partial<Record<Role, string>> = {};
    for (const role of ['consent-service', 'episode-service'] as const) {
      const port = String(await freePort());
      const own = {
        HUB_BENCH_ROLE: role,
        HUB_DATABASE_URL: urls.get(role) ?? '',
        HUB_AMQP_URL: `${amqpUrl}/${HUB_VHOST}`,
        HUB_PORT: port,
        HUB_KEY_FILE: keyFile,
        HUB_LOG_LEVEL: 'error',
        NODE_ENV: 'production',
      };
      const process = new ServiceProcess({
        name: role,
        script: 'bench/backbone/bench-service.js',
        variables: { ...own, ...variables },
        readyUrl: `http://127.0.0.1:${port}/readyz`,
        logFile: join(this.folder, `${name}-${role}.log`),
      });
      this.settings.set(role, process);
      process.start();
      await process.untilReady();
      this.processes.push(process);
      started[role] = `http://127.0.0.1:${port}`;
    }
    // What nobody here reads would fill the broker.
    for (const service of ['notification-service', 'arbitration-service'])
      await management(managementUrl, 'DELETE', `/api/queues/${HUB_VHOST}/${service}`).catch(
        () => undefined,
      );
    const consumer = await this.client(`bench_${name}`);
    await consumer.query(
      `INSERT INTO episode_service.bench_account SELECT id, 0 FROM consent_service.bench_account`,
    );
    await consumer.end();
    return started as Record<Role, string>;
  }

  async stop(): Promise<void> {
    await Promise.all(this.processes.splice(0).map((process) => process.kill()));
  }

  /** Starts one of them again, after `stop`. */
  async restart(role: Role): Promise<void> {
    const process = this.settings.get(role);
    if (!process) throw new Error(`${role} was never started`);
    process.start();
    this.processes.push(process);
    await process.untilReady();
  }

  async client(database: string): Promise<pg.Client> {
    const url = new URL(this.backing.databaseUrl);
    url.pathname = `/${database}`;
    const client = new pg.Client({ connectionString: url.href });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  /** Runs the peer to its end. @returns what it printed */
  async peer(
    prefetch: number,
    seconds: number,
  ): Promise<{ written: number; handled: number; perSecond: number }> {
    const admin = await this.client('postgres');
    await admin.query('CREATE DATABASE bench_peer').catch(() => undefined);
    await admin.end();
    const databaseUrl = new URL(this.backing.databaseUrl);
    databaseUrl.pathname = '/bench_peer';
    const variables = {
      PEER_AMQP_URL: `${this.backing.amqpUrl}/${HUB_VHOST}`,
      PEER_DATABASE_URL: databaseUrl.href,
      PEER_PREFETCH: String(prefetch),
      PEER_SECONDS: String(seconds),
    };
    const { stdout } = await run(process.execPath, ['dist/bench/peer/peer-service.js'], {
      env: { ...environment.all, ...variables },
    });
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as {
      written: number;
      handled: number;
      perSecond: number;
    };
  }
}
