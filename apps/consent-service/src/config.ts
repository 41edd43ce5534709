import { readPolicyFiles, readRetentionFile, readServiceConfig } from '@hub/service-host';

export const config = readServiceConfig('consent-service', process.env, (from) => ({
  /** Clocks of a recall, in working hours. */
  recall: {
    remindAfterHours: from.whole('HUB_RECALL_REMIND_AFTER_HOURS', 4),
    dueAfterHours: from.whole('HUB_RECALL_DUE_AFTER_HOURS', 8),
  },
  /** How long contents and records stay. */
  retention: readRetentionFile(from),
  /** Who may do what. */
  access: from.file('HUB_POLICY_FOLDER', 'data/policies', readPolicyFiles),
}));
