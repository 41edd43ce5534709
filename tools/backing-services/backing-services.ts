import { fromDocker } from './docker.js';
import { fromEnvironment } from './environment.js';
import { fromLocalProcesses } from './local-processes.js';
import type { BackingServices, BackingServicesRequest } from './services.js';

/**
 * Provides the backing services: addresses in the environment, else a Docker engine if one answers,
 * else local processes, installing RabbitMQ with apt where that is possible.
 *
 * @throws Error that names each way to get what is missing
 */
export async function provideBackingServices(
  request: BackingServicesRequest,
): Promise<BackingServices> {
  const inContainers = (request.brokerNodes ?? 1) === 1;
  return (
    fromEnvironment() ??
    (inContainers ? await fromDocker(request) : undefined) ??
    (await fromLocalProcesses(request))
  );
}
