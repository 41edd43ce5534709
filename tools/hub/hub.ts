import { randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import { SERVICES, type ServiceName } from '@hub/contracts';
import type { BackingServices } from '../backing-services/services.js';
import { freePort } from '../backing-services/process-control.js';
import { environment } from '../config.js';
import { makeKeyFiles } from './keys.js';
import { type Credentials, keepMembers } from './members.js';
import { DELIVERY_USER, INGRESS_USER, provisionBroker } from './provision-broker.js';
import { provisionDatabase } from './provision-database.js';
import { ServiceProcess } from './service-process.js';
import type { StateFolder } from './state-folder.js';

const SIMULATOR = 'borough-simulator';
export type ProcessName = ServiceName | typeof SIMULATOR;

export interface HubSettings {
  readonly backing: BackingServices;
  readonly state: StateFolder;
  /** Public port of the gateway. */
  readonly port: number;
  readonly tell: (sentence: string) => void;
  /** Added to the environment of every process. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** A whole hub on this machine: every service and 33 simulated authorities, each its own process. */
export class Hub {
  private constructor(
    readonly url: string,
    readonly simulatorUrl: string,
    readonly credentials: Credentials,
    readonly processes: ReadonlyMap<ProcessName, ServiceProcess>,
  ) {}

  /** Provisions database, broker, keys and members, then starts every process and waits until it is ready. */
  static async start(settings: HubSettings): Promise<Hub> {
    const { backing, state, tell } = settings;
    const url = `http://127.0.0.1:${String(settings.port)}`;
    const passwords = await state.keep('passwords.json', () =>
      Object.fromEntries([...SERVICES, INGRESS_USER, DELIVERY_USER].map((name) => [name, randomBytes(24).toString('hex')])),
    );
    const broker = new URL(backing.amqpUrl);
    const credentials = await keepMembers(state, { url, amqp: `amqp://${broker.host}` });
    const keyFiles = await makeKeyFiles(state);
    tell('Setting up schemas and roles, 34 vhosts and their queues.');
    const members = Object.fromEntries(credentials.authorities.map(({ code, amqp }) => [code, amqp.password]));
    const [databaseUrls] = await Promise.all([
      provisionDatabase(backing.databaseUrl, passwords),
      provisionBroker(backing.managementUrl, { services: passwords, members }),
    ]);

    const ports = new Map<ProcessName, number>([['gateway', settings.port]]);
    for (const name of [...SERVICES, SIMULATOR] as const) if (!ports.has(name)) ports.set(name, await freePort());
    const as = (name: string): string => `amqp://${name}:${passwords[name] ?? ''}@${broker.host}`;
    const base = (service: ServiceName): Record<string, string> => ({
      NODE_ENV: 'production',
      ...settings.variables,
      HUB_DATABASE_URL: databaseUrls.get(service) ?? '',
      HUB_AMQP_URL: `${as(service)}/hub`,
      HUB_PORT: String(ports.get(service)),
      HUB_KEY_FILE: keyFiles.get(service) ?? '',
    });
    const own: Partial<Record<ServiceName, Record<string, string>>> = {
      gateway: {
        HUB_PUBLIC_URL: url,
        HUB_MEMBER_AMQP_URL: as(INGRESS_USER),
        HUB_EPISODE_SERVICE_URL: `http://127.0.0.1:${String(ports.get('episode-service'))}`,
        HUB_OPENAPI_FILE: 'docs/generated/openapi.json',
      },
      'notification-service': { HUB_MEMBER_AMQP_URL: as(DELIVERY_USER) },
    };
    const processes = new Map<ProcessName, ServiceProcess>();
    const add = (name: ProcessName, script: string, variables: Record<string, string>, path: string): void => {
      const readyUrl = `http://127.0.0.1:${String(ports.get(name))}${path}`;
      processes.set(name, new ServiceProcess({ name, script, variables, readyUrl, logFile: state.file('logs', `${name}.log`) }));
    };
    for (const service of SERVICES) {
      add(service, `apps/${service}/src/main.js`, { ...base(service), ...own[service] }, '/readyz');
    }
    const simulatorPort = ports.get(SIMULATOR) ?? 0;
    const simulatorVariables = {
      NODE_ENV: 'production',
      ...settings.variables,
      HUB_CREDENTIALS_FILE: state.file('credentials.json'),
      HUB_PORT: String(simulatorPort),
    };
    add(SIMULATOR, `apps/${SIMULATOR}/src/main.js`, simulatorVariables, '/readyz');

    const hub = new Hub(url, `http://127.0.0.1:${String(simulatorPort)}`, credentials, processes);
    try {
      tell('Registering 33 authorities, their people and services.');
      await loadRegister({ ...base('directory-service') }, state);
      tell('Starting six services.');
      await hub.startServices();
      tell('Starting 33 simulated authorities; they publish their pointers.');
      await hub.startProcess(SIMULATOR);
    } catch (error) {
      await hub.stop();
      throw error;
    }
    return hub;
  }

  async startProcess(name: ProcessName): Promise<void> {
    const one = this.process(name);
    one.start();
    await one.untilReady();
  }

  process(name: ProcessName): ServiceProcess {
    const one = this.processes.get(name);
    if (!one) throw new Error(`There is no process ${name}`);
    return one;
  }

  async stop(): Promise<void> {
    await this.processes.get(SIMULATOR)?.stop();
    await Promise.all([...this.processes.values()].map((one) => one.stop()));
  }

  private async startServices(): Promise<void> {
    const services = SERVICES.map((service) => this.process(service));
    for (const service of services) service.start();
    await Promise.all(services.map((service) => service.untilReady()));
  }
}

/** Runs the operator's command that registers the members. */
function loadRegister(variables: Record<string, string>, state: StateFolder): Promise<void> {
  const files = [state.file('register.json'), 'data/open-referral-uk/services-sample.json'];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['dist/apps/directory-service/src/load-register.js', ...files], {
      env: { ...environment.all, ...variables },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error('The members could not be registered; see above.'));
    });
  });
}
