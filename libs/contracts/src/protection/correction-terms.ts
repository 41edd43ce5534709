/** What was wrong; `breach`: personal data came to others in some other way. */
export const CORRECTION_KINDS = [
  'wrong_child',
  'wrong_fact',
  'duplicate',
  'sent_too_wide',
  'breach',
] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

/** With what: `pointer` is the entry by which lookups find the episode. */
export const CORRECTION_SUBJECTS = [
  'episode',
  'episode_fact',
  'document',
  'consent',
  'lookup',
  'pointer',
] as const;
export type CorrectionSubject = (typeof CORRECTION_SUBJECTS)[number];

/** Facts of an episode that can be wrong. */
export const CORRECTED_FIELDS = [
  'own_reference',
  'home_authority',
  'level_of_need',
  'agency',
  'next_review',
  'closing_reason',
  'step',
  'team',
] as const;
export type CorrectedField = (typeof CORRECTED_FIELDS)[number];

/** How it came about; no words about it. */
export const CORRECTED_BECAUSE = [
  'typing_error',
  'looked_alike',
  'wrong_record_chosen',
  'misheard',
  'out_of_date',
  'recorded_twice',
  'more_than_agreed',
  'wrong_recipient',
  'lost',
  'seen_by_others',
] as const;
export type CorrectedBecause = (typeof CORRECTED_BECAUSE)[number];

/** `lifted`: a document that it held back may be shared again. */
export const CORRECTION_STATES = ['raised', 'made', 'declined', 'lifted'] as const;
export type CorrectionState = (typeof CORRECTION_STATES)[number];

/** Why nothing is corrected. */
export const CORRECTION_DECLINES = ['is_right', 'cannot_be_told', 'corrected_already'] as const;
export type CorrectionDecline = (typeof CORRECTION_DECLINES)[number];

/** Why a document that was held back may be shared again. */
export const CORRECTION_LIFTS = ['family_agreed_since', 'was_right'] as const;
export type CorrectionLift = (typeof CORRECTION_LIFTS)[number];
