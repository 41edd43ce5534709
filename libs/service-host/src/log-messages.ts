export const HOST_LOG = {
  starting: { code: 'SERVICE_STARTING', sentence: 'Starting' },
  started: { code: 'SERVICE_STARTED', sentence: 'Ready to serve' },
  stopping: { code: 'SERVICE_STOPPING', sentence: 'Stopping: finishing what is in hand' },
  stopped: { code: 'SERVICE_STOPPED', sentence: 'Stopped' },
  failed: { code: 'SERVICE_FAILED', sentence: 'Could not start' },
  databaseUnreachable: {
    code: 'SERVICE_DATABASE_UNREACHABLE',
    sentence: 'The database cannot be reached; trying again',
  },
  choreDelayed: { code: 'SERVICE_CHORE_DELAYED', sentence: 'A chore failed; trying again' },
  wakePutOff: {
    code: 'SERVICE_WAKE_PUT_OFF',
    sentence: 'What was due could not be done; it is tried again later',
  },
  portTaken: { code: 'SERVICE_PORT_TAKEN', sentence: 'The port is taken by another process' },
} as const;
