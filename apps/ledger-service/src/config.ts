import { readServiceConfig } from '@hub/service-host';

export const config = {
  ...readServiceConfig('ledger-service', process.env),
  /** File in which the newest checkpoint is kept apart from the database; keep it where a restore does not reach. */
  checkpointFile: process.env['HUB_LEDGER_CHECKPOINT_FILE'],
};
