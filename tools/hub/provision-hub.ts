import { createHash, randomBytes } from 'node:crypto';
import { SERVICES, type ServiceName } from '@hub/contracts';
import { brokerHosts } from './broker-hosts.js';
import { ledgerVerifier, makeKeyFiles } from './keys.js';
import { type Credentials, keepMembers } from './members.js';
import { DELIVERY_USER, INGRESS_USER, MONITOR, provisionBroker } from './provision-broker.js';
import { CONSOLE, provisionDatabase } from './provision-database.js';
import type { StateFolder } from './state-folder.js';

export const SIMULATOR = 'borough-simulator';
/** The secret under which the console asks for tokens, among the passwords. */
const CONSOLE_CLIENT = 'console-client';
export type ProcessName = ServiceName | typeof SIMULATOR | typeof CONSOLE;
export const PROCESSES: readonly ProcessName[] = [...SERVICES, SIMULATOR, CONSOLE];

export interface Layout {
  readonly databaseUrl: string;
  readonly amqpUrl: string;
  readonly managementUrl: string;
  readonly state: StateFolder;
  /** Where the outside reaches the gateway, and members the broker. */
  readonly publicUrl: string;
  readonly publicAmqpUrl: string;
  /** Host and port of each process's own HTTP door. */
  readonly doors: ReadonlyMap<ProcessName, { readonly host: string; readonly port: number }>;
}

export interface ProvisionedHub {
  readonly credentials: Credentials;
  /** What each process is told by its environment. */
  readonly environments: ReadonlyMap<ProcessName, Readonly<Record<string, string>>>;
}

/** Schemas and roles, vhosts and users, keys and members; doing it twice changes nothing. */
export async function provisionHub(layout: Layout): Promise<ProvisionedHub> {
  const { state } = layout;
  const passwords = await keepPasswords(state);
  const credentials = await keepMembers(state, {
    url: layout.publicUrl,
    amqp: layout.publicAmqpUrl,
  });
  const keyFiles = await makeKeyFiles(state);
  const members = Object.fromEntries(
    credentials.authorities.map(({ code, amqp }) => [code, amqp.password]),
  );
  const [databaseUrls] = await Promise.all([
    provisionDatabase(layout.databaseUrl, passwords),
    provisionBroker(layout.managementUrl.split(',')[0] ?? '', { services: passwords, members }),
  ]);
  state.write('ledger.json', {
    databaseUrl: databaseUrls.get('ledger-service'),
    verifier: ledgerVerifier(keyFiles),
  });
  state.write('directory.json', { databaseUrl: databaseUrls.get('directory-service') });
  const brokerHost = brokerHosts(layout.amqpUrl);
  const as = (user: string): string => `amqp://${user}:${passwords[user] ?? ''}@${brokerHost}`;
  const managementAs = (user: string): string =>
    layout.managementUrl
      .split(',')
      .map((url) => `http://${user}:${passwords[user] ?? ''}@${new URL(url).host}`)
      .join(',');
  const url = (name: ProcessName): string => {
    const { host, port } = door(layout, name);
    return `http://${host}:${String(port)}`;
  };
  const clientSecret = passwords[CONSOLE_CLIENT] ?? '';
  const own: Partial<Record<ServiceName, Record<string, string>>> = {
    gateway: {
      HUB_PUBLIC_URL: layout.publicUrl,
      HUB_MEMBER_AMQP_URL: as(INGRESS_USER),
      HUB_EPISODE_SERVICE_URL: url('episode-service'),
      HUB_LOOKUP_SERVICE_URL: url('lookup-service'),
      HUB_DIRECTORY_SERVICE_URL: url('directory-service'),
      HUB_MONITOR_SERVICE_URL: url(MONITOR),
      HUB_CONSOLE_URL: url(CONSOLE),
      HUB_CONSOLE_SECRET_SHA256: createHash('sha256').update(clientSecret).digest('hex'),
      // Looked for at each start: nobody has to have one.
      HUB_SIGN_IN_PROVIDERS_FILE: state.file('sign-in-providers.yaml'),
      HUB_OPENAPI_FILE: 'docs/generated/openapi.json',
    },
    [MONITOR]: { HUB_AMQP_MANAGEMENT_URL: managementAs(MONITOR) },
    'notification-service': {
      HUB_MEMBER_AMQP_URL: as(DELIVERY_USER),
      HUB_AMQP_MANAGEMENT_URL: managementAs(DELIVERY_USER),
      HUB_SIGN_IN_URL: layout.publicUrl,
    },
    'ledger-service': { HUB_LEDGER_CHECKPOINT_FILE: state.file('ledger-checkpoint.txt') },
  };
  const environments = new Map<ProcessName, Readonly<Record<string, string>>>();
  for (const service of SERVICES) {
    environments.set(service, {
      HUB_DATABASE_URL: databaseUrls.get(service) ?? '',
      HUB_AMQP_URL: `${as(service)}/hub`,
      HUB_PORT: String(door(layout, service).port),
      HUB_KEY_FILE: keyFiles.get(service) ?? '',
      ...own[service],
    });
  }
  environments.set(SIMULATOR, {
    HUB_CREDENTIALS_FILE: state.file('credentials.json'),
    HUB_PORT: String(door(layout, SIMULATOR).port),
    HUB_SIMULATED_FEEDS_URL: `${url(SIMULATOR)}/feeds`,
    HUB_URL: url('gateway'),
    HUB_AMQP_URL: `amqp://${brokerHost}`,
  });
  environments.set(CONSOLE, {
    HUB_DATABASE_URL: databaseUrls.get(CONSOLE) ?? '',
    HUB_PORT: String(door(layout, CONSOLE).port),
    HUB_KEY_FILE: keyFiles.get(CONSOLE) ?? '',
    HUB_PUBLIC_URL: layout.publicUrl,
    HUB_URL: url('gateway'),
    HUB_CONSOLE_SECRET: clientSecret,
  });
  return { credentials, environments };
}

function door(layout: Layout, name: ProcessName): { host: string; port: number } {
  return layout.doors.get(name) ?? { host: '127.0.0.1', port: 0 };
}

/** Users that came later than the state folder get theirs when they are first met. */
async function keepPasswords(state: StateFolder): Promise<Record<string, string>> {
  const fresh = Object.fromEntries(
    [...SERVICES, INGRESS_USER, DELIVERY_USER, CONSOLE, CONSOLE_CLIENT].map((name) => [
      name,
      randomBytes(24).toString('hex'),
    ]),
  );
  const passwords = { ...fresh, ...(await state.keep('passwords.json', () => fresh)) };
  state.write('passwords.json', passwords);
  return passwords;
}
