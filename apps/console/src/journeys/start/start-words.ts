import type { FoundAnswer } from '@hub/contracts/episode';
import { LEVELS as LEVEL_NAMES } from '../cases/case-words.js';

export const LEVELS: Readonly<Record<'1' | '2' | '3' | '4', string>> = {
  1: `Level 1, ${LEVEL_NAMES[1]}`,
  2: `Level 2, ${LEVEL_NAMES[2]}`,
  3: `Level 3, ${LEVEL_NAMES[3]}`,
  4: `Level 4, ${LEVEL_NAMES[4]}`,
};

/** What an assessment that was found is to the one that starts. */
export const FOUND: Readonly<Record<Exclude<FoundAnswer['answer'], 'joins'>, string>> = {
  sibling: 'It is of a brother or sister',
  another_child: 'It is of another child. The details differ.',
  family_wants_its_own: 'It is of this child. The family was asked and wants one of its own.',
};

export const URGENT: Readonly<Record<'risk_of_harm' | 'family_cannot_wait', string>> = {
  risk_of_harm: 'The child is at risk of harm',
  family_cannot_wait: 'The family cannot wait',
};
