import { readEnvironment } from '@hub/service-host';

/**
 * The simulator is no service of the hub: it knows members' credentials and the hub's public doors,
 * nothing else.
 */
export const config = readEnvironment(process.env, (from) => ({
  credentialsFile: from.text('HUB_CREDENTIALS_FILE'),
  /** Where the doors are, as seen from here. */
  hubUrl: from.text('HUB_URL'),
  amqpUrl: from.text('HUB_AMQP_URL'),
  port: from.whole('HUB_PORT'),
  host: from.textOr('HUB_HOST', '127.0.0.1'),
  /** Where the hub finds the feeds of services served here. */
  feedsUrl: from.text('HUB_SIMULATED_FEEDS_URL'),
  /** Authorities that keep their own index and are asked live. */
  federated: from.list('HUB_SIMULATED_FEDERATED', ['E09000001', 'E09000021']),
  /** Services in all authorities' directories together. */
  services: from.whole('HUB_SIMULATED_SERVICES', 1_320),
  /** Feeds that go wrong, and how: `E09000002:failing`; none where it is empty. */
  feedMoods: from.list('HUB_SIMULATED_FEED_MOODS', [
    'E09000002:failing',
    'E09000003:invalid',
    'E09000004:circle',
    'E09000005:slow',
    'E09000006:list_only',
  ]),
  logLevel: from.textOr('HUB_LOG_LEVEL', 'info'),
  febrlFolder: from.textOr('HUB_FEBRL_FOLDER', 'data/febrl'),
  outcodesFile: from.textOr('HUB_OUTCODES_FILE', 'data/uk-outcodes.csv'),
}));
