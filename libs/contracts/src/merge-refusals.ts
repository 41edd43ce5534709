import type { RefusalReason } from './door-refusals.js';

/** What is refused of merges: stable code → HTTP status and what to do next. */
export const MERGE_REFUSALS = {
  episode_folded: {
    status: 409,
    title: 'This episode goes on in another of the same child',
    next: 'Read it: folded.into names the one that goes on. Its own documents are read and released as before.',
  },
  merge_keeps_other: {
    status: 409,
    title: 'Others were folded into this one already, so it is the one that is kept',
    next: 'Propose it the other way round: POST /v1/episodes/{episodeId}/merge on this episode, with the other one.',
  },
  merge_not_running: {
    status: 409,
    title: 'The episode that would be kept is not in work',
    next: 'Keep the one that is in work, or take the other up again first.',
  },
  merge_open: {
    status: 409,
    title: 'It was proposed already that one of them be merged',
    next: 'Whoever it waits for agrees or declines: GET /v1/inbox?workflow=merge.',
  },
  merge_settled: {
    status: 409,
    title: 'This was decided already',
    next: 'Read it with GET /v1/merges/{mergeId}; where it was declined, propose it anew.',
  },
  not_agreeing: {
    status: 403,
    title: 'Another authority agrees for these episodes',
    next: 'A lead CAF contact, service manager or head of service of where the two were started agrees or declines; the merge or the split names them in answers.',
  },
} as const satisfies Record<string, RefusalReason>;
