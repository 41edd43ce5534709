import type { BackingServices } from './services.js';
import { environment } from '../config.js';

/**
 * Services named by `HUB_DATABASE_URL`, `HUB_AMQP_URL` and `HUB_AMQP_MANAGEMENT_URL`; undefined
 * where none is named.
 */
export function fromEnvironment(): BackingServices | undefined {
  const { databaseUrl, amqpUrl, managementUrl } = environment;
  if (databaseUrl === undefined && amqpUrl === undefined) return undefined;
  if (databaseUrl === undefined || amqpUrl === undefined || managementUrl === undefined) {
    throw new Error(
      'Name all three or none: HUB_DATABASE_URL, HUB_AMQP_URL and HUB_AMQP_MANAGEMENT_URL.',
    );
  }
  return {
    origin: 'addresses in the environment',
    databaseUrl,
    amqpUrl,
    managementUrl,
    stop: () => Promise.resolve(),
  };
}
