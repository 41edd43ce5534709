import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BackingServices, BackingServicesRequest } from './services.js';
import { startPostgres } from './local-postgres.js';
import { startRabbitmq } from './local-rabbitmq.js';

/**
 * PostgreSQL from an npm package and RabbitMQ from the machine, each a private process with its own
 * folder and port.
 */
export async function fromLocalProcesses({
  folder,
  tell,
  brokerNodes = 1,
}: BackingServicesRequest): Promise<BackingServices> {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const rabbitmq = await startRabbitmq(
    join(folder, brokerNodes === 1 ? 'rabbitmq' : 'rabbitmq-cluster'),
    tell,
    brokerNodes,
  );
  const postgres = await startPostgres(join(folder, 'postgres'), tell).catch(
    async (error: unknown) => {
      await rabbitmq.stop();
      throw error;
    },
  );
  return {
    origin: 'local processes',
    databaseUrl: postgres.url,
    amqpUrl: rabbitmq.amqpUrl,
    managementUrl: rabbitmq.managementUrl,
    stop: async () => {
      await Promise.all([rabbitmq.stop(), postgres.stop()]);
    },
    crash: (which) => (which === 'broker' ? rabbitmq.crash() : postgres.crash()),
    brokerNodes: rabbitmq.nodes,
    brokerControl: (words) => rabbitmq.control(words),
  };
}
