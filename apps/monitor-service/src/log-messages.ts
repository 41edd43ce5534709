export const LOG = {
  projectionFailed: {
    code: 'MONITOR_PROJECTION_FAILED',
    sentence: 'What operations see could not be brought up to date; it is tried again',
  },
  heartbeatNotKept: {
    code: 'MONITOR_HEARTBEAT_NOT_KEPT',
    sentence: 'A service’s sign of life could not be kept',
  },
  brokerUnseen: {
    code: 'MONITOR_BROKER_UNSEEN',
    sentence: 'The broker’s management does not answer',
  },
  shieldsUnknown: {
    code: 'MONITOR_SHIELDS_UNKNOWN',
    sentence:
      'episode-service does not say which episodes are hidden: operations see of none whom it reaches',
  },
} as const;
