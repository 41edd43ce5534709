import { readServiceConfig } from '@hub/service-host';

export const config = readServiceConfig('identity-service', process.env);
