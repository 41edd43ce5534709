export const LOG = {
  published: {
    code: 'SIMULATOR_POINTERS_PUBLISHED',
    sentence: 'An authority published its pointers',
  },
  federated: { code: 'SIMULATOR_FEDERATED', sentence: 'An authority answers lookups itself' },
  publishFailed: {
    code: 'SIMULATOR_PUBLISH_FAILED',
    sentence: 'An authority could not publish its pointers',
  },
  ready: { code: 'SIMULATOR_READY', sentence: 'All simulated authorities are connected' },
  failed: { code: 'SIMULATOR_FAILED', sentence: 'The simulator could not start' },
  reactionFailed: {
    code: 'SIMULATOR_REACTION_FAILED',
    sentence: 'A simulated authority failed to react to a message',
  },
} as const;
