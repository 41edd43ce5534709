import type {
  HandOnCaseloadPayload,
  KeepLeadPayload,
  LeadCoverView,
  LeadRequestView,
} from '@hub/contracts/leading';
import type { Fault } from '../../pages/faults.js';
import type { Tag } from '../../pages/parts.js';

/** Why somebody is away; none of it is about their health. */
export const AWAY: Readonly<Record<LeadCoverView['because'], string>> = {
  illness: 'They are ill',
  leave: 'They are on leave',
  training: 'They are in training',
  other_absence: 'They are away for another reason',
};

export const HANDED_ON: Readonly<Record<HandOnCaseloadPayload['because'], string>> = {
  left: 'They have left',
  leaving: 'They are about to leave',
  long_absence: 'They are away for long',
  other_work: 'They have other work now',
};

export const BACK = {
  lead_is_back: 'The lead professional is back',
  somebody_else_covers: 'Somebody else is to stand in',
} as const;

export const COVER_ENDS: Readonly<Record<NonNullable<LeadCoverView['endedBecause']>, string>> = {
  ...BACK,
  date_came: 'The last day came',
  lead_passed: 'Somebody else leads now',
  case_ended: 'The case ended',
  cannot_cover: 'The case is hidden from them now',
  stand_in_left: 'They have left',
};

export const ASKED_BECAUSE: Readonly<Record<LeadRequestView['because'], string>> = {
  move: 'The family moves to our borough',
  school_change: 'The child changes to a school of our borough',
  family_request: 'The family asks for it',
  better_placed: 'We are better placed to lead',
};

export const DECLINED: Readonly<Record<NonNullable<LeadRequestView['reason']>, string>> = {
  family_does_not_agree: 'The family does not agree',
  better_placed_here: 'Whoever leads now is better placed',
  work_ends_soon: 'The work with the family ends soon',
  review_decides: 'The next review decides it with the whole team',
};

export const REQUEST_STATES: Readonly<Record<LeadRequestView['state'], Tag>> = {
  open: { text: 'Waits for an answer', colour: 'yellow' },
  accepted: { text: 'The lead is offered to them', colour: 'green' },
  declined: { text: 'Said no', colour: 'grey' },
  withdrawn: { text: 'Taken back', colour: 'grey' },
  ended: { text: 'Somebody else leads now', colour: 'grey' },
};

export const KEPT: Readonly<Record<KeepLeadPayload['because'], string>> = {
  family_wishes_it: 'The family wishes it',
  school_stays: 'The child stays at the same school',
  work_ends_soon: 'The work with the family ends soon',
  new_home_is_asked_otherwise: 'The new borough is asked in another way',
};

/** What the hub says no to about who leads, and what to do now. */
export const LEADING_REFUSALS: Readonly<Record<string, Fault>> = {
  cover_exists: {
    text: 'Somebody is named already to stand in. Go back, end that first, then name another.',
  },
  cover_ended: { text: 'Nobody stands in any more. Go back to see how it stands now.' },
  step_incomplete: {
    field: 'from-day',
    text: 'The first day is today or later. The last day is not before it, and at most 92 days are covered. For longer, hand over the lead.',
  },
  person_unknown: { field: 'personId', text: 'Choose somebody of your borough who works there.' },
  cannot_lead: {
    field: 'personId',
    text: 'Choose a practitioner or a lead CAF contact: others cannot do the work of a lead professional.',
  },
  party_to_itself: { field: 'personId', text: 'Choose somebody else than the lead professional.' },
  conflict: { text: 'This cannot happen to the case as it stands now. Go back to see what can.' },
  lead_request_exists: {
    text: 'Your borough has asked to lead already. Whoever leads has five working days to answer.',
  },
  lead_request_settled: {
    text: 'This was answered or taken back already, or somebody else leads now. Go back to see how it stands.',
  },
  consent_missing: {
    text: 'The family has not agreed that this borough learns of the case. Ask them, and record what they say first.',
  },
  open_transfer_exists: {
    text: 'A change of the lead is under way already. Wait until it ends, or call it off.',
  },
};
