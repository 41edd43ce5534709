export const LOG = {
  journalUnreadable: { code: 'MONITOR_JOURNAL_UNREADABLE', sentence: 'A journal message could not be read and was dropped' },
  journalDelayed: { code: 'MONITOR_JOURNAL_DELAYED', sentence: 'The journal could not be taken in; it is delivered again' },
  projectionFailed: { code: 'MONITOR_PROJECTION_FAILED', sentence: 'What operations see could not be brought up to date; it is tried again' },
  brokerUnseen: { code: 'MONITOR_BROKER_UNSEEN', sentence: 'The broker’s management does not answer' },
} as const;
