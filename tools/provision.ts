import { mkdirSync, writeFileSync } from 'node:fs';
import { environment } from './config.js';
import { brokerHosts } from './hub/broker-hosts.js';
import { loadRegister } from './hub/load-register.js';
import { PROCESSES, provisionHub } from './hub/provision-hub.js';
import { StateFolder } from './hub/state-folder.js';

/**
 * Sets up database, broker, keys and members for services that run in containers of their own, and
 * writes what each is told by its environment to `.hub/environment/<service>.env`.
 */
const PORT = 8080;
const state = new StateFolder(`${process.cwd()}/.hub`);
const { databaseUrl, amqpUrl, managementUrl, publicUrl, publicAmqpUrl } = environment;
if (
  databaseUrl === undefined ||
  amqpUrl === undefined ||
  managementUrl === undefined ||
  publicUrl === undefined
) {
  throw new Error(
    'Set HUB_DATABASE_URL, HUB_AMQP_URL, HUB_AMQP_MANAGEMENT_URL and HUB_PUBLIC_URL.',
  );
}
const doors = new Map(PROCESSES.map((name) => [name, { host: name, port: PORT }]));
const outside = publicAmqpUrl ?? `amqp://${brokerHosts(amqpUrl)}`;
const { environments } = await provisionHub({
  databaseUrl,
  amqpUrl,
  managementUrl,
  state,
  publicUrl,
  publicAmqpUrl: outside,
  doors,
});
mkdirSync(state.file('environment'), { recursive: true, mode: 0o700 });
for (const [name, variables] of environments) {
  const lines = Object.entries(variables).map(([variable, value]) => `${variable}='${value}'`);
  writeFileSync(state.file('environment', `${name}.env`), `${lines.join('\n')}\n`, { mode: 0o600 });
}
await loadRegister(environments.get('identity-service') ?? {}, state);
process.stdout.write('The hub is provisioned.\n');
