import type { RefusalReason } from './door-refusals.js';

/** What is refused of corrections: stable code → HTTP status and what to do next. */
export const CORRECTION_REFUSALS = {
  breach_must_be_told: {
    status: 422,
    title: 'With that risk they are to be told',
    next: 'Tell them and say so, or give a reason that holds with this risk. A new assessment takes the place of the last.',
  },
  breach_told: {
    status: 409,
    title: 'They were told already, and that stays',
    next: 'Read what was said with GET /v1/corrections/{correctionId}/breach.',
  },
  breach_unassessed: {
    status: 409,
    title: 'Nobody has said yet how likely harm is',
    next: 'Its lead CAF contact, service manager or head of service says so with POST /v1/corrections/{correctionId}/breach/assessment.',
  },
  correction_open: {
    status: 409,
    title: 'Somebody has said already that this is wrong',
    next: 'Read it with GET /v1/corrections; whoever answers for it approves or declines.',
  },
  correction_stands: {
    status: 409,
    title: 'This correction holds no document back',
    next: 'Only a correction of a document that was sent too wide, or is of the wrong child, is lifted once it is made. For anything else raise another with POST /v1/corrections.',
  },
  correction_settled: {
    status: 409,
    title: 'This correction was decided already',
    next: 'Read it with GET /v1/corrections/{correctionId}; where it is still wrong, raise another.',
  },
  episode_voided: {
    status: 409,
    title: 'This episode was of the wrong child, and is void',
    next: 'Nothing can happen to it any more. Look the right child up with POST /v1/lookups, and start an episode after that.',
  },
  not_answering: {
    status: 403,
    title: 'Another authority answers for what is wrong',
    next: 'Its lead CAF contact, service manager or head of service approves or declines; the correction says in answers whose that is.',
  },
} as const satisfies Record<string, RefusalReason>;
