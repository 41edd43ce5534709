import { SERVICES } from '@hub/contracts';
import { freePort } from '../backing-services/process-control.js';
import type { BackingServices } from '../backing-services/services.js';
import { brokerHosts } from './broker-hosts.js';
import { loadRegister } from './load-register.js';
import type { Credentials } from './members.js';
import { CONSOLE } from './provision-database.js';
import { PROCESSES, type ProcessName, provisionHub, SIMULATOR } from './provision-hub.js';
import { ServiceProcess } from './service-process.js';
import type { StateFolder } from './state-folder.js';
import { Supervisor } from './supervisor.js';

export interface HubSettings {
  readonly backing: BackingServices;
  readonly state: StateFolder;
  /** Public port of the gateway. */
  readonly port: number;
  readonly tell: (sentence: string) => void;
  /** Added to the environment of every process. */
  readonly variables?: Readonly<Record<string, string>>;
}

/**
 * The simulated authorities serve their feeds on this machine, where no other hub would fetch from.
 */
const FEEDS_HERE = { HUB_FEED_LOCAL_ADDRESSES: '127.0.0.1' };

/**
 * A whole hub on this machine: every service and 33 simulated authorities, each its own process.
 */
export class Hub {
  private supervisor: Supervisor | undefined;

  private constructor(
    readonly url: string,
    readonly simulatorUrl: string,
    readonly credentials: Credentials,
    readonly processes: ReadonlyMap<ProcessName, ServiceProcess>,
    private readonly tell: (sentence: string) => void,
  ) {}

  /**
   * Provisions database, broker, keys and members, then starts every process and waits until it is
   * ready.
   */
  static async start({ backing, state, port, tell, variables }: HubSettings): Promise<Hub> {
    // A passkey can be bound to localhost, and not to an address of numbers.
    const publicUrl = `http://localhost:${String(port)}`;
    const doors = new Map<ProcessName, { host: string; port: number }>();
    for (const name of PROCESSES)
      doors.set(name, { host: '127.0.0.1', port: name === 'gateway' ? port : await freePort() });
    tell('Setting up schemas and roles, 34 vhosts and their queues.');
    const { databaseUrl, amqpUrl, managementUrl } = backing;
    const publicAmqpUrl = `amqp://${brokerHosts(amqpUrl)}`;
    const { credentials, environments } = await provisionHub({
      databaseUrl,
      amqpUrl,
      managementUrl,
      state,
      publicUrl,
      publicAmqpUrl,
      doors,
    });

    const processes = new Map<ProcessName, ServiceProcess>();
    for (const [name, environment] of environments) {
      processes.set(
        name,
        new ServiceProcess({
          name,
          script: `apps/${name}/src/main.js`,
          variables: { NODE_ENV: 'production', ...FEEDS_HERE, ...variables, ...environment },
          readyUrl: `http://127.0.0.1:${String(doors.get(name)?.port)}/readyz`,
          logFile: state.file('logs', `${name}.log`),
          tell,
        }),
      );
    }
    const hub = new Hub(
      publicUrl,
      `http://127.0.0.1:${String(doors.get(SIMULATOR)?.port)}`,
      credentials,
      processes,
      tell,
    );
    try {
      tell('Registering 33 authorities, their people and services.');
      await loadRegister(hub.process('identity-service').settings.variables, state);
      tell('Starting ten services, and the console.');
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

  /** From now on starts again what ends by itself, until the hub is stopped. */
  supervise(): Supervisor {
    this.supervisor ??= new Supervisor(this.processes.values(), this.tell);
    return this.supervisor;
  }

  async stop(): Promise<void> {
    this.supervisor?.stop();
    await this.processes.get(SIMULATOR)?.stop();
    await Promise.all([...this.processes.values()].map((one) => one.stop()));
  }

  private async startServices(): Promise<void> {
    const names: readonly ProcessName[] = [...SERVICES, CONSOLE];
    const services = names.map((name) => this.process(name));
    for (const service of services) service.start();
    await Promise.all(services.map((service) => service.untilReady()));
  }
}
