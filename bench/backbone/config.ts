import { readServiceConfig } from '@hub/service-host';

const role =
  process.env['HUB_BENCH_ROLE'] === 'consent-service' ? 'consent-service' : 'episode-service';

export const config = {
  ...readServiceConfig(role, process.env),
  /** Whether the handler changes a row for each message, for a batch at once, or none. */
  effect: process.env['HUB_BENCH_EFFECT'] ?? 'each',
};
