export const LOG = {
  projectionFailed: {
    code: 'MONITOR_PROJECTION_FAILED',
    sentence: 'What operations see could not be brought up to date; it is tried again',
  },
  brokerUnseen: {
    code: 'MONITOR_BROKER_UNSEEN',
    sentence: 'The broker’s management does not answer',
  },
} as const;
