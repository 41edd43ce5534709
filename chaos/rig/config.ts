import { readServiceConfig } from '@hub/service-host';

/** Which of the two services this process plays. */
const role =
  process.env['HUB_RIG_ROLE'] === 'consent-service' ? 'consent-service' : 'episode-service';

export const config = readServiceConfig(role, process.env);
