import type { RefusalReason } from './door-refusals.js';

const CORRECT = 'raise a correction with POST /v1/corrections, about episode_fact and field step';

/** What is refused of taking a step back: stable code → HTTP status and what to do next. */
export const STEP_REFUSALS = {
  step_acted_on: {
    status: 409,
    title: 'Something has happened since the last step, or no step was taken',
    next: `Read the history: GET /v1/episodes/{episodeId}/history. Take the step that follows from where it stands, and ${CORRECT}.`,
  },
  step_not_yours: {
    status: 403,
    title: 'Somebody else took the last step',
    next: `Whoever took it takes it back, until the end of the next working day. Else ${CORRECT}.`,
  },
  step_stays: {
    status: 409,
    title: 'Another authority was asked to act by this step, or was told for the first time',
    next: `Ring them. After a step_up their social care answers, and step_down follows; a wrong home is put right with another change_home. Then ${CORRECT}.`,
  },
  plan_not_ready: {
    status: 409,
    title: 'The plan cannot be agreed to yet',
    next: 'Read what is missing: GET /v1/episodes/{episodeId}/plan. It needs an assessment and an action plan in the folder, and the word of the child or of a parent: POST /v1/episodes/{episodeId}/plan/agreements.',
  },
  plan_unfit: {
    status: 422,
    title: 'That does not fit the plan',
    next: 'Correct the fields that are named; an action names an action plan of your own authority in the folder.',
  },
  not_invited: {
    status: 403,
    title: 'You are not invited to this review',
    next: 'Whoever leads or is in the team is invited when a review is called: GET /v1/episodes/{episodeId}/reviews.',
  },
  closed_on_day: {
    status: 422,
    title: 'You are closed on that day',
    next: 'Choose the day that is named, or another on which your authority, and whom you work for, is open.',
  },
  review_not_held: {
    status: 409,
    title: 'Nobody has said yet who was at the review',
    next: 'Say it with POST /v1/episodes/{episodeId}/reviews/{reviewId}/meeting; then complete the review.',
  },
  undo_too_late: {
    status: 409,
    title: 'The working day in which it could be taken back is over',
    next: `Take the step that follows from where it stands, and ${CORRECT}.`,
  },
} as const satisfies Record<string, RefusalReason>;
