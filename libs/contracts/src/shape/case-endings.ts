/**
 * Why nothing comes any more of what was open in a case. `not_agreed`: by a later word of the
 * family nobody of that authority may know of it. `one_case_now`: it goes on in another of the same
 * child.
 */
export const CASE_ENDINGS = [
  'consent_withdrawn',
  'not_agreed',
  'case_closed',
  'stepped_up',
  'one_case_now',
  'wrong_child',
] as const;
export type CaseEnding = (typeof CASE_ENDINGS)[number];
