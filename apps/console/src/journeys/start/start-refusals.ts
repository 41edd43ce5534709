import type { Fault } from '../../pages/faults.js';

/** What the hub says no to, and what to do now. */
export const REFUSED: Readonly<Record<string, Fault>> = {
  lookup_used: { text: 'A case was started after this lookup already. Look the child up again.' },
  lookup_outdated: { text: 'This lookup is too old. Look the child up again.' },
  lookup_unsettled: {
    text: 'Somebody still answers your lookup. Wait for them, or say why it cannot wait.',
  },
  lookup_unanswered: {
    text: 'Not every borough has answered. Go back to “About the case” and confirm that you have read which.',
  },
  lookup_found: {
    text: 'Say what each assessment found is to this one: go back to “About the case”.',
  },
  child_being_opened: {
    text: 'Another case of this child was begun meanwhile. Look the child up again, and ring who leads it.',
  },
  lookup_purpose_differs: {
    text: 'Your lookup was not made before an assessment. Look the child up again with that reason.',
  },
  capacity_basis_missing: {
    text: 'Say why you judge that the child can decide this: go back to the first page.',
  },
  adult_decides: { text: 'They are 18 or over: ask them, and record their own decision.' },
  young_person_not_asked: {
    text: 'At 16 a young person decides for themself. Ask them, and record their own decision.',
  },
  child_decided: { text: 'The child has decided this and is able to. Ask the child.' },
};
