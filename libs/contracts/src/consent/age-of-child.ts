import { type Refusal, refuse } from '../refusal.js';
import type { ConsentGiver } from './consent-terms.js';

/** How old somebody is, as far as it matters who decides for them. */
export const AGE_BANDS = ['under_16', '16_or_17', '18_or_over'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** What keeps this giver from deciding for somebody of that age, or what was said of it wrongly. */
export function ageFault(giver: ConsentGiver, age: AgeBand): Refusal | undefined {
  const { kind, sixteenOrOver, overrulesChild } = giver;
  if (sixteenOrOver !== undefined && sixteenOrOver !== isSixteen(age))
    return refuse('stated_age_differs');
  return age === '18_or_over' && kind !== 'child' && overrulesChild === undefined
    ? refuse('adult_decides')
    : undefined;
}

export function isSixteen(age: AgeBand): boolean {
  return age !== 'under_16';
}

/** Ages at which somebody else decides, in the order in which a child passes them. */
export const AGES_PASSED = ['turns_16', 'turns_17_and_half', 'turns_18'] as const;
export type AgePassed = (typeof AGES_PASSED)[number];
