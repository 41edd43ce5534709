import type { Fault } from '../../pages/faults.js';

/** What the hub says no to of a family’s decision, and what to do now. */
export const REFUSED: Readonly<Record<string, Fault>> = {
  capacity_basis_missing: {
    text: 'Say why you judge that the child can decide this: go back to the first page.',
  },
  adult_decides: { text: 'They are 18 or over: ask them, and record their own decision.' },
  young_person_not_asked: {
    text: 'At 16 a young person decides for themself. Ask them, and record their own decision.',
  },
  child_decided: { text: 'The child has decided this and is able to. Ask the child.' },
  parents_disagree: {
    text: 'Say why sharing is right for the child although the other parent does not agree: go back to the first page.',
  },
  written_confirmation_missing: {
    text: 'Say by when they confirm it in writing, at most 28 days after the call: go back to the first page.',
  },
  conflict: {
    text: 'What it was to take the place of does not stand any more. Go back to the first page and choose again.',
  },
  episode_voided: { text: 'This case was of the wrong child. Nothing is recorded of it any more.' },
  episode_folded: {
    text: 'This case goes on in another one of the same child. Record it there.',
  },
};
