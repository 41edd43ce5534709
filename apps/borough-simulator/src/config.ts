import { required, wholeNumber } from '@hub/service-host';

/** The simulator is no service of the hub: it knows members' credentials and the hub's public doors, nothing else. */
export const config = {
  credentialsFile: required(process.env, 'HUB_CREDENTIALS_FILE'),
  /** Where the doors are, as seen from here. */
  hubUrl: required(process.env, 'HUB_URL'),
  amqpUrl: required(process.env, 'HUB_AMQP_URL'),
  port: wholeNumber(process.env, 'HUB_PORT'),
  host: process.env['HUB_HOST'] ?? '127.0.0.1',
  /** Where the hub finds the feeds of services served here. */
  feedsUrl: required(process.env, 'HUB_SIMULATED_FEEDS_URL'),
  /** Authorities that keep their own index and are asked live. */
  federated: (process.env['HUB_SIMULATED_FEDERATED'] ?? 'E09000001,E09000021').split(','),
  /** Services in all authorities' directories together. */
  services: wholeNumber(process.env, 'HUB_SIMULATED_SERVICES', 1_320),
  /** Feeds that go wrong, and how: `E09000002:failing`. */
  feedMoods: (
    process.env['HUB_SIMULATED_FEED_MOODS'] ??
    'E09000002:failing,E09000003:invalid,E09000004:circle,E09000005:slow,E09000006:list_only'
  ).split(','),
  logLevel: process.env['HUB_LOG_LEVEL'] ?? 'info',
  febrlFolder: process.env['HUB_FEBRL_FOLDER'] ?? 'data/febrl',
  outcodesFile: process.env['HUB_OUTCODES_FILE'] ?? 'data/uk-outcodes.csv',
};
