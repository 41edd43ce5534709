import { readServiceConfig, wholeNumber } from '@hub/service-host';

export const config = {
  ...readServiceConfig('episode-service', process.env),
  /** An authority's index older than this answers `stale`. */
  reconciliationHours: wholeNumber(process.env, 'HUB_RECONCILIATION_HOURS', 26),
  /** So long a lookup waits for its reason to be confirmed. */
  confirmationHours: wholeNumber(process.env, 'HUB_LOOKUP_CONFIRMATION_HOURS', 72),
};
