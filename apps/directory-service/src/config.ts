import { readServiceConfig } from '@hub/service-host';

export const config = readServiceConfig('directory-service', process.env);
