import { readServiceConfig } from '@hub/service-host';

export const config = readServiceConfig('ledger-service', process.env);
