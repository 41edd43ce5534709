import { readServiceConfig } from '@hub/service-host';

export const config = readServiceConfig('gateway', process.env, (from) => ({
  /** Address under which the outside reaches the hub, without a trailing slash. */
  publicUrl: from.text('HUB_PUBLIC_URL'),
  /** `amqp://user:password@host:port` of the user that may read every member's `in`. */
  memberBrokerUrl: from.text('HUB_MEMBER_AMQP_URL'),
  /** Internal HTTP door of episode-service, for contents of folders. */
  episodeServiceUrl: from.text('HUB_EPISODE_SERVICE_URL'),
  /** Internal HTTP door of lookup-service, for reconciliations. */
  lookupServiceUrl: from.text('HUB_LOOKUP_SERVICE_URL'),
  /** Internal HTTP door of directory-service, for the public directory and imports. */
  directoryServiceUrl: from.text('HUB_DIRECTORY_SERVICE_URL'),
  /** Internal HTTP door of monitor-service, for the live stream. */
  monitorServiceUrl: from.text('HUB_MONITOR_SERVICE_URL'),
  /** Internal HTTP door of the console, which serves every page. */
  consoleUrl: from.text('HUB_CONSOLE_URL'),
  /** SHA-256 of the secret under which the console asks for tokens, hexadecimal. */
  consoleSecretHash: from.text('HUB_CONSOLE_SECRET_SHA256'),
  /** The API description served at `/openapi.json`. */
  openApiFile: from.text('HUB_OPENAPI_FILE'),
  /** The standard's description of the public directory. */
  openReferralFile: from.textOr(
    'HUB_OPEN_REFERRAL_FILE',
    'data/open-referral-uk/schemas/openapi.json',
  ),
  /** Through which providers of their own authorities' people sign in; none where it is absent. */
  signInProvidersFile: from.optional('HUB_SIGN_IN_PROVIDERS_FILE'),
  callsPerMinute: from.whole('HUB_CALLS_PER_MINUTE', 600),
  callsPerMinuteAndAddress: from.whole('HUB_CALLS_PER_MINUTE_AND_ADDRESS', 12_000),
}));
