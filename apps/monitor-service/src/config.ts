import { readRetentionFile, readServiceConfig, required, wholeNumber } from '@hub/service-host';

export const config = {
  ...readServiceConfig('monitor-service', process.env),
  /** How long a message may be under way before it is sent once more. */
  resendAfterSeconds: wholeNumber(process.env, 'HUB_RESEND_AFTER_SECONDS', 30),
  /** How long journeys of messages stay. */
  retention: readRetentionFile(process.env),
  /** `http://user:password@host:port`, several with commas between them, of the broker's management. */
  managementUrls: required(process.env, 'HUB_AMQP_MANAGEMENT_URL').split(','),
};
