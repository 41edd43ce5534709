import type { Fault } from '../../pages/faults.js';

/** What the hub says no to about reviews and recommendations, and what to do now. */
export const REVIEW_REFUSALS: Readonly<Record<string, Fault>> = {
  not_invited: { text: 'You were not invited to this review, or it is over.' },
  date_in_future: { field: 'held-day', text: 'The day must be today or in the past' },
  plan_unfit: {
    text: 'A review is held on or after the day on which it was called. Where somebody’s words are in the folder, select the review that has them.',
  },
  reason_missing: { field: 'reason', text: 'Select why you do not follow it' },
};
