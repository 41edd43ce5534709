import { readServiceConfig, required } from '@hub/service-host';

export const config = {
  ...readServiceConfig('notification-service', process.env),
  /** `amqp://user:password@host:port` of the user that may write every member's `out`. */
  memberBrokerUrl: required(process.env, 'HUB_MEMBER_AMQP_URL'),
};
