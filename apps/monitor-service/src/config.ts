import { readRetentionFile, readServiceConfig } from '@hub/service-host';

export const config = readServiceConfig('monitor-service', process.env, (from) => ({
  /** How long a message may be under way before it is sent once more. */
  resendAfterSeconds: from.whole('HUB_RESEND_AFTER_SECONDS', 30),
  /** How long journeys of messages stay. */
  retention: readRetentionFile(from),
  /**
   * `http://user:password@host:port`, several with commas between them, of the broker's management.
   */
  managementUrls: from.text('HUB_AMQP_MANAGEMENT_URL').split(','),
}));
