import { readPolicyFiles, readServiceConfig } from '@hub/service-host';

export const config = readServiceConfig('ledger-service', process.env, (from) => ({
  /**
   * File in which the newest checkpoint is kept apart from the database; keep it where a restore
   * does not reach.
   */
  checkpointFile: from.optional('HUB_LEDGER_CHECKPOINT_FILE'),
  /** Who may do what, as the release says it. */
  access: from.file('HUB_POLICY_FOLDER', 'data/policies', readPolicyFiles),
  /**
   * How long before it decides an approved version is told. A service that could not ask for as
   * long decides nothing.
   */
  policyLeadSeconds: from.whole('HUB_POLICY_LEAD_SECONDS', 3_600),
}));
