import { readServiceConfig, required, wholeNumber } from '@hub/service-host';

export const config = {
  ...readServiceConfig('gateway', process.env),
  /** Address under which the outside reaches the hub, without a trailing slash. */
  publicUrl: required(process.env, 'HUB_PUBLIC_URL'),
  /** `amqp://user:password@host:port` of the user that may read every member's `in`. */
  memberBrokerUrl: required(process.env, 'HUB_MEMBER_AMQP_URL'),
  /** Internal HTTP door of episode-service, for contents of folders. */
  episodeServiceUrl: required(process.env, 'HUB_EPISODE_SERVICE_URL'),
  /** Internal HTTP door of lookup-service, for reconciliations. */
  lookupServiceUrl: required(process.env, 'HUB_LOOKUP_SERVICE_URL'),
  /** Internal HTTP door of directory-service, for the public directory and imports. */
  directoryServiceUrl: required(process.env, 'HUB_DIRECTORY_SERVICE_URL'),
  /** Internal HTTP door of monitor-service, for the live stream. */
  monitorServiceUrl: required(process.env, 'HUB_MONITOR_SERVICE_URL'),
  /** The API description served at `/openapi.json`. */
  openApiFile: required(process.env, 'HUB_OPENAPI_FILE'),
  /** The standard's description of the public directory. */
  openReferralFile:
    process.env['HUB_OPEN_REFERRAL_FILE'] ?? 'data/open-referral-uk/schemas/openapi.json',
  callsPerMinute: wholeNumber(process.env, 'HUB_CALLS_PER_MINUTE', 600),
  callsPerMinuteAndAddress: wholeNumber(process.env, 'HUB_CALLS_PER_MINUTE_AND_ADDRESS', 12_000),
};
