import type { ClosingReason } from '@hub/contracts/episode';
import type { UndoEpisodeStepPayload, ReferralView } from '@hub/contracts/protection';
import type { Fault } from '../../pages/faults.js';

/** Why a case may be closed while the family still agrees to the work. */
export const CLOSING: Readonly<Record<Exclude<ClosingReason, 'consent_withdrawn'>, string>> = {
  needs_met: 'The needs are met',
  disengaged: 'The family does not take part any more',
  moved_out_of_london: 'The family moved out of London',
  social_care: 'Social care takes over',
  age_limit: 'The young person is too old for it',
  opened_in_error: 'It was opened by mistake',
};

export const CLOSED: Readonly<Record<ClosingReason, string>> = {
  ...CLOSING,
  consent_withdrawn: 'The family took back what it had agreed to',
};

export const SECTIONS: Readonly<Record<ReferralView['section'], string>> = {
  section_47: 'The child may suffer significant harm (section 47)',
  section_17: 'The child is in need (section 17)',
};

export const MISTAKES: Readonly<Record<UndoEpisodeStepPayload['because'], string>> = {
  wrong_episode: 'It was meant for another case',
  wrong_step: 'Another step was meant',
  too_early: 'It was too early',
  typing_error: 'Something was typed wrongly',
};

/** What the hub says no to about steps, and what to do now. */
export const STEP_REFUSALS: Readonly<Record<string, Fault>> = {
  step_incomplete: {
    text: 'That day cannot be. A meeting is today or later. The next review is after today, within half a year.',
  },
  review_not_held: {
    text: 'Nobody has written down yet who was at the review. Do that first, under the reviews of the plan.',
  },
  referral_open: {
    text: 'Social care has the child in hand already, or has yet to answer. Ring the team that was asked.',
  },
  consent_missing: {
    field: 'homeAuthority',
    text: 'The family has not agreed that this borough learns of the case. Ask them, and record what they say first.',
  },
  conflict: {
    text: 'This cannot happen to the case as it stands now. Go back to see what can. A case is not closed while boroughs disagree about it.',
  },
  step_acted_on: { text: 'Something has happened in the case since. It cannot be taken back now.' },
  step_stays: { text: 'Another borough was asked to act by it, so it stays. Ring them.' },
  undo_too_late: {
    text: 'It could be taken back until the end of the next working day. Say instead that something is wrong.',
  },
};
