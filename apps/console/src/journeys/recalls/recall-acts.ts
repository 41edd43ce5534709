import {
  AnswerRecall,
  type ConsentView,
  type RecallReport,
  WithdrawConsent,
} from '@hub/contracts/consent';
import type { Acts } from '../../pages/acts.js';
import { chosenIn, partOf } from '../../pages/fields.js';
import { GIVERS } from '../consents/consent-words.js';
import { KEEPING_FIELDS, keepingFrom, keepsIt } from './keeping.js';

const OVERRULED = {
  capacity_lost: 'The child can no longer decide',
  court_order: 'A court ordered it',
};

export const CONSENT_ACTS: Acts<ConsentView> = {
  withdraw: {
    title: 'The family takes it back',
    lead: 'They need not say why. The child can still get help.',
    warning:
      'From this moment on nobody gets anything more under it. Every borough that was told must delete what it has, or say on what ground it keeps it. This cannot be undone: if the family agrees again, write down a new decision.',
    button: 'Take it back now',
    notice: 'It is taken back. Follow here who still holds what was shared.',
    isOpenTo: ({ state }) => state === 'granted',
    fields: () => [
      {
        kind: 'one',
        name: 'withdrawnBy',
        label: 'Who takes it back?',
        words: GIVERS,
        missing: 'Select who takes it back',
      },
      {
        kind: 'listed',
        name: 'overrulesChild',
        label: 'If the child had agreed and another takes it back: why?',
        words: OVERRULED,
        none: 'It is their own word',
      },
    ],
    definition: WithdrawConsent,
    order: (form, { id: consentId }) => ({
      consentId,
      withdrawnBy: chosenIn(GIVERS, form, 'withdrawnBy'),
      ...partOf(form, 'overrulesChild'),
    }),
    then: ({ id }) => `/consents/${id}/recall`,
  },
};

export const CONSENT_REFUSALS = {
  child_decided: {
    field: 'overrulesChild',
    text: 'The child decided this and is able to. Ask the child, or select why another may take it back',
  },
};

export const RECALL_ACTS: Acts<RecallReport> = {
  answer: {
    title: 'Say what your borough did with it',
    lead: 'The family took back what it had agreed to. What you say stands in their record.',
    button: 'Send the answer',
    notice: 'Your answer was sent to the borough that asked.',
    isOpenTo: ({ recalls }, person) => keepsIt(recalls, person),
    fields: () => KEEPING_FIELDS,
    definition: AnswerRecall,
    order: (form, { consentId }) => ({ consentId, ...keepingFrom(form) }),
  },
};
