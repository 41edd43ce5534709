import type { BreachView, CorrectionView } from '@hub/contracts/protection';
import type { Tag } from '../../pages/parts.js';

export const KINDS: Readonly<Record<CorrectionView['kind'], string>> = {
  wrong_child: 'It is about another child',
  wrong_fact: 'What it says is wrong',
  duplicate: 'It is recorded twice',
  sent_too_wide: 'More was told than the family agreed to',
  breach: 'Others learnt of it in some other way',
};

export const FIELDS: Readonly<Record<NonNullable<CorrectionView['field']>, string>> = {
  own_reference: 'Our reference',
  home_authority: 'Where the child lives',
  level_of_need: 'The level of need',
  agency: 'Which agency started it',
  next_review: 'The date of the next review',
  closing_reason: 'Why it was closed',
  step: 'A step that was recorded',
  team: 'Who is in the team',
};

export const SUBJECTS: Readonly<Record<CorrectionView['about'], string>> = {
  episode: 'The whole case',
  episode_fact: 'A fact of the case',
  document: 'A document of its folder',
  consent: 'What the family agreed to',
  lookup: 'The lookup before it',
  pointer: 'The entry by which others find it',
};

export const BECAUSE: Readonly<Record<CorrectionView['because'], string>> = {
  typing_error: 'It was mistyped',
  looked_alike: 'Two children looked alike',
  wrong_record_chosen: 'The wrong record was chosen',
  misheard: 'It was misheard',
  out_of_date: 'It is out of date',
  recorded_twice: 'It was recorded twice',
  more_than_agreed: 'More was sent than agreed',
  wrong_recipient: 'It went to the wrong people',
  lost: 'It was lost or stolen',
  seen_by_others: 'Others saw it',
};

export const STATES: Readonly<Record<CorrectionView['state'], Tag>> = {
  raised: { text: 'To be looked at', colour: 'yellow' },
  made: { text: 'Put right', colour: 'green' },
  declined: { text: 'Found to be right', colour: 'grey' },
  lifted: { text: 'Taken back: it was right', colour: 'grey' },
};

export const DECLINES: Readonly<Record<NonNullable<CorrectionView['declinedBecause']>, string>> = {
  is_right: 'It is right as it is',
  cannot_be_told: 'Nobody can tell any more',
  corrected_already: 'It was put right already',
};

export const RISKS: Readonly<Record<NonNullable<BreachView['risk']>, string>> = {
  none: 'Harm is not likely',
  some: 'Some harm is likely',
  high: 'Serious harm is likely',
};

export const UNTOLD = {
  no_risk_likely: 'Harm is not likely',
  told_by_another: 'Another council tells it',
} as const;

export const DELAYS = {
  found_out_in_phases: 'It came out bit by bit',
  could_not_be_reached: 'It could not be reached',
  overlooked: 'It was overlooked',
} as const;

export const TOLD_BY = {
  in_person: 'In person',
  by_telephone: 'By telephone',
  in_writing: 'In writing',
} as const;

export const FAMILY_UNTOLD = {
  no_high_risk: 'Serious harm is not likely',
  contained: 'It was got back before anybody used it',
  would_endanger_somebody: 'It would put somebody in danger',
  cannot_be_reached: 'They cannot be reached',
} as const;
