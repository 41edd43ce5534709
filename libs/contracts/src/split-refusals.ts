import type { RefusalReason } from './door-refusals.js';

/** What is refused of splits: stable code → HTTP status and what to do next. */
export const SPLIT_REFUSALS = {
  split_open: {
    status: 409,
    title: 'It was said already that two children are in one of them',
    next: 'Whoever it waits for agrees or declines: GET /v1/inbox?workflow=split.',
  },
  split_settled: {
    status: 409,
    title: 'This was decided already',
    next: 'Read it with GET /v1/splits/{splitId}; where it was declined, propose it anew.',
  },
} as const satisfies Record<string, RefusalReason>;
