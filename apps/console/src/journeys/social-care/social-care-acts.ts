import { AnswerReferral, CloseReferral, type ReferralView } from '@hub/contracts/protection';
import type { Acts } from '../../pages/acts.js';
import type { Fault } from '../../pages/faults.js';
import { chosenIn, partOf } from '../../pages/fields.js';
import type { Person } from '../../session/session-state.js';
import { TAKES, WHY_NOT } from './social-care-words.js';

const isAsked = ({ authority }: ReferralView, person: Person): boolean =>
  authority === person.authority;

/** What the borough whose social care was asked can do. */
export const SOCIAL_CARE_ACTS: Acts<ReferralView> = {
  answer: {
    title: 'Say whether social care takes the child on',
    lead: 'Every borough with a part in the case is told.',
    button: 'Send the answer',
    notice: 'The answer was sent.',
    isOpenTo: (referral, person) => referral.state === 'referred' && isAsked(referral, person),
    fields: () => [
      {
        kind: 'one',
        name: 'answer',
        label: 'Does social care take the child on?',
        words: TAKES,
        missing: 'Select whether social care takes the child on',
      },
      {
        kind: 'line',
        name: 'ownReference',
        label: 'If it does: your own reference (optional)',
        hint: 'Do not put a name here.',
        most: 64,
      },
      {
        kind: 'listed',
        name: 'because',
        label: 'If it does not: why?',
        words: WHY_NOT,
        none: 'It does',
      },
    ],
    definition: AnswerReferral,
    order: (form, { id: referralId }) => {
      const answer = chosenIn(TAKES, form, 'answer');
      const more = answer === 'accepted' ? partOf(form, 'ownReference') : partOf(form, 'because');
      return { referralId, answer, ...more };
    },
  },
  closed: {
    title: 'Say that social care has closed its case',
    lead: 'Then the assessment can go on where it stopped.',
    button: 'It is closed',
    notice: 'Whoever leads the case is told that social care has closed it.',
    isOpenTo: (referral, person) => referral.state === 'accepted' && isAsked(referral, person),
    fields: () => [],
    definition: CloseReferral,
    order: (_form, { id: referralId }) => ({ referralId }),
  },
};

export const SOCIAL_CARE_REFUSALS: Readonly<Record<string, Fault>> = {
  step_incomplete: { field: 'because', text: 'Select why social care does not take the child on' },
  conflict: { text: 'Somebody of your borough has answered already. Go back to see what.' },
};
