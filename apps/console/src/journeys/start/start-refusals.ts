import type { Fault } from '../../pages/faults.js';
import { REFUSED as CONSENT_REFUSED } from '../consents/consent-refusals.js';

/** What the hub says no to, and what to do now. */
export const REFUSED: Readonly<Record<string, Fault>> = {
  ...CONSENT_REFUSED,
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
};
