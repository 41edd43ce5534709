export const LOG = {
  starting: { code: 'CONSOLE_STARTING', sentence: 'Starting' },
  ready: { code: 'CONSOLE_READY', sentence: 'Ready to serve' },
  failed: { code: 'CONSOLE_FAILED', sentence: 'The console could not start' },
  pageFailed: { code: 'CONSOLE_PAGE_FAILED', sentence: 'A page could not be made' },
  hubAway: { code: 'CONSOLE_HUB_AWAY', sentence: 'The hub did not answer' },
  streamEnded: { code: 'CONSOLE_STREAM_ENDED', sentence: 'A page keeps up to date no more' },
  signInFailed: { code: 'CONSOLE_SIGN_IN_FAILED', sentence: 'A sign-in could not be finished' },
  sessionsFailed: { code: 'CONSOLE_SESSIONS_FAILED', sentence: 'Sessions could not be kept' },
} as const;
