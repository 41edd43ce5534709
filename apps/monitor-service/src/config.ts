import { readServiceConfig, required } from '@hub/service-host';

export const config = {
  ...readServiceConfig('monitor-service', process.env),
  /** `http://user:password@host:port`, several with commas between them, of the broker's management. */
  managementUrls: required(process.env, 'HUB_AMQP_MANAGEMENT_URL').split(','),
};
