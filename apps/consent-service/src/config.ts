import { readRetentionFile, readServiceConfig, wholeNumber } from '@hub/service-host';

export const config = {
  ...readServiceConfig('consent-service', process.env),
  /** Clocks of a recall, in working hours. */
  recall: {
    remindAfterHours: wholeNumber(process.env, 'HUB_RECALL_REMIND_AFTER_HOURS', 4),
    dueAfterHours: wholeNumber(process.env, 'HUB_RECALL_DUE_AFTER_HOURS', 8),
  },
  /** How long contents and records stay. */
  retention: readRetentionFile(process.env),
};
