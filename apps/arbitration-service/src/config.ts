import { readServiceConfig } from '@hub/service-host';

export const config = readServiceConfig('arbitration-service', process.env);
