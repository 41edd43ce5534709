import { readServiceConfig } from '@hub/service-host';

export const config = readServiceConfig('consent-service', process.env);
