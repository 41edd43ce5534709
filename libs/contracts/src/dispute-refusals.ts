import type { RefusalReason } from './door-refusals.js';

/** What is refused in disputes: stable code → HTTP status and what to do next. */
export const DISPUTE_REFUSALS = {
  statement_final: {
    status: 409,
    title: 'What was submitted stays as it is',
    next: 'Add a further statement with POST …/statements.',
  },
  conflict_of_interest: {
    status: 403,
    title: 'You are or were involved in this',
    next: 'Another arbitrator decides, of an authority that is no side of it.',
  },
  out_of_turn: {
    status: 403,
    title: 'Others speak for your authority on this rung',
    next: 'Ask one of the people of the roles that detail names; the rung is left by itself when its clock ends.',
  },
  dispute_open: {
    status: 409,
    title: 'The same parties disagree about the same already',
    next: 'Speak in the dispute that detail names: POST …/statements or …/offers.',
  },
  dispute_over: {
    status: 409,
    title: 'The case has ended, and with it what is disputed about its help',
    next: 'Who pays (funding) and what is right on record (data_accuracy) may still be disputed. About anything else the case goes on first: where the family agrees anew, whoever may start an episode takes it up again with reopens.',
  },
  safeguarding_first: {
    status: 409,
    title: 'Child protection comes first',
    next: 'Speak with social care, by your safeguarding procedure. Once the case is stepped down, or from the day in detail on, what is still disputed may be opened.',
  },
  outcome_not_seen: {
    status: 409,
    title: 'The hub does not see that it is carried out',
    next: 'Do what detail names first; the hub sees it within a second of the last step.',
  },
  reopening_over: {
    status: 409,
    title: 'The outcome stands',
    next: 'Carry it out: POST …/carried-out. About something else open another dispute.',
  },
} as const satisfies Record<string, RefusalReason>;
