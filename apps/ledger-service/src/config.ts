import { readServiceConfig } from '@hub/service-host';

export const config = readServiceConfig('ledger-service', process.env, (from) => ({
  /**
   * File in which the newest checkpoint is kept apart from the database; keep it where a restore
   * does not reach.
   */
  checkpointFile: from.optional('HUB_LEDGER_CHECKPOINT_FILE'),
}));
