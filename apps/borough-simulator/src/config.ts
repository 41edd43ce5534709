import { required, wholeNumber } from '@hub/service-host';

/** The simulator is no service of the hub: it knows members' credentials and the hub's public doors, nothing else. */
export const config = {
  credentialsFile: required(process.env, 'HUB_CREDENTIALS_FILE'),
  /** Where the doors are, as seen from here. */
  hubUrl: required(process.env, 'HUB_URL'),
  amqpUrl: required(process.env, 'HUB_AMQP_URL'),
  port: wholeNumber(process.env, 'HUB_PORT'),
  /** Authorities that keep their own index and are asked live. */
  federated: (process.env['HUB_SIMULATED_FEDERATED'] ?? 'E09000001,E09000021').split(','),
  logLevel: process.env['HUB_LOG_LEVEL'] ?? 'info',
  febrlFolder: process.env['HUB_FEBRL_FOLDER'] ?? 'data/febrl',
  outcodesFile: process.env['HUB_OUTCODES_FILE'] ?? 'data/uk-outcodes.csv',
};
