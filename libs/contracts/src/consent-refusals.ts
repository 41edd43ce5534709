import type { RefusalReason } from './door-refusals.js';

/** What is refused of what families decide: stable code → HTTP status and what to do next. */
export const CONSENT_REFUSALS = {
  consent_missing: {
    status: 422,
    title: 'No consent in force covers this',
    next: 'Ask the family, and have what they say recorded with POST /v1/consents: by whoever works with the child, or, before there is an episode, by whoever is verified.',
  },
  capacity_basis_missing: {
    status: 422,
    title: 'The basis on which the child can consent is missing',
    next: 'Whoever spoke with the child says in givenBy.capacityBasis why the child is able to decide; where the child is not, somebody with parental responsibility decides.',
  },
  child_decided: {
    status: 422,
    title: 'The child decided this, and is able to',
    next: 'Ask the child. Another may take it back on a recorded loss of capacity or a court order alone: say which in overrulesChild.',
  },
  young_person_not_asked: {
    status: 422,
    title:
      'At 16 a young person is presumed able to decide, and it is not said that they were asked',
    next: 'Ask them, and record their own word with givenBy.kind child; or say in givenBy.youngPersonAgrees that they were asked and agree. Where they cannot decide, say why in givenBy.overrulesChild.',
  },
  stated_age_differs: {
    status: 422,
    title: 'The lookup says another age than the consent',
    next: 'Check the date of birth with the family. Leave sixteenOrOver out where the consent names the lookup; otherwise record the consent anew with the age as it is, and with lookupId. Where the lookup had the wrong date, make another.',
  },
  adult_decides: {
    status: 422,
    title: 'An adult decides for themself',
    next: 'Ask them, and record their own word with givenBy.kind child. Where they cannot decide, say why in givenBy.overrulesChild.',
  },
  parents_disagree: {
    status: 422,
    title: 'Another person with parental responsibility disagrees',
    next: 'Whoever works with the family talks to both. Where sharing is right for the child all the same, say why in givenBy.despiteDisagreement; otherwise record what was refused.',
  },
  written_confirmation_missing: {
    status: 422,
    title: 'What is agreed to by telephone is confirmed in writing',
    next: 'Whoever rang the family names in confirmedInWritingBy the day by which that is done, at most 28 days after the call. The consent ends with that day; record the confirmation as a statement with supersedes.',
  },
  giver_may_not_consent: {
    status: 422,
    title: 'This person cannot decide for the child',
    next: 'Ask the child, if able to understand, or someone with parental responsibility.',
  },
  purpose_missing: {
    status: 422,
    title: 'Nobody can agree to sharing without a purpose',
    next: 'Say in purpose what sharing is for, in the words put to the family.',
  },
  consent_expired: {
    status: 422,
    title: 'The consent expired before it was recorded',
    next: 'Ask the family again, and record what they say now.',
  },
  recipients_missing: {
    status: 422,
    title: 'No recipient is named',
    next: 'Name at least one authority, or choose all_counterparts.',
  },
  recipient_unknown: {
    status: 422,
    title: 'A recipient is none of the 33 authorities',
    next: 'Name authorities by GSS code, E09000001 to E09000033.',
  },
  consent_in_force: {
    status: 409,
    title: 'A consent is still in force',
    next: 'Withdraw it first, or name a reason that outweighs it.',
  },
} as const satisfies Record<string, RefusalReason>;
