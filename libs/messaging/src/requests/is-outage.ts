import { isInfrastructureFault } from '../inbox/infrastructure-fault.js';
import { ServiceUnavailableError } from './request-client.js';

/**
 * Whether a request that failed so may succeed when it is repeated. Everything else is a defect,
 * and stays one.
 */
export function isOutage(error: unknown): boolean {
  return error instanceof ServiceUnavailableError || isInfrastructureFault(error);
}
