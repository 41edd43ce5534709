import type { ServiceName } from '@hub/contracts';

/**
 * Which producers' events each service takes in. A service takes a producer's events whole and lets
 * pass what it does not react to, so that the sequence within an aggregate has no holes. Everybody
 * takes operations' orders.
 */
export const STREAMS: Readonly<Record<ServiceName, readonly ServiceName[]>> = {
  gateway: [],
  'directory-service': ['monitor-service'],
  'identity-service': ['monitor-service'],
  'episode-service': [
    'consent-service',
    'arbitration-service',
    'directory-service',
    'identity-service',
    'lookup-service',
    'monitor-service',
  ],
  'lookup-service': ['episode-service', 'consent-service', 'monitor-service'],
  'consent-service': ['episode-service', 'notification-service', 'monitor-service'],
  'arbitration-service': ['episode-service', 'monitor-service'],
  'notification-service': [
    'episode-service',
    'lookup-service',
    'consent-service',
    'arbitration-service',
    'directory-service',
    'identity-service',
    'monitor-service',
  ],
  'monitor-service': [],
  'ledger-service': [],
};
