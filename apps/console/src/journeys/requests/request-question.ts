import type { SendServiceRequestPayload } from '@hub/contracts/provision';
import { chosenIn } from '../../pages/fields.js';
import type { Question } from '../../pages/question.js';
import { type Form, textOf } from '../../session/form.js';
import { boroughsBut } from '../consents/consent-words.js';
import { NEEDS, SERVICES, URGENCIES } from './request-words.js';

/** Which service to ask another borough for, how soon and why. */
export function requestQuestion(episodeId: string, own: string): Question {
  return {
    title: 'Ask another borough for a service',
    action: `/cases/${episodeId}/ask-for-a-service`,
    back: { href: `/cases/${episodeId}`, text: 'Back to the case' },
    lead: [
      'Their lead CAF contact sees your name, your telephone number and what you ask for. What there is to say about the child is in the documents of the case.',
    ],
    fields: [
      {
        kind: 'listed',
        name: 'toAuthority',
        label: 'Which borough?',
        words: boroughsBut(own),
        none: 'Choose a borough',
        missing: 'Select the borough to ask',
      },
      {
        kind: 'line',
        name: 'organisation',
        label: 'Which school or other organisation there is to give it? (optional)',
        hint: 'Its name, or how that begins. Days on which it is closed do not count, unless it is urgent.',
        most: 60,
      },
      {
        kind: 'one',
        name: 'service',
        label: 'What kind of service?',
        words: SERVICES,
        missing: 'Select the kind of service',
      },
      {
        kind: 'one',
        name: 'urgency',
        label: 'How soon do you need an answer?',
        words: URGENCIES,
        missing: 'Select how soon you need an answer',
      },
      { kind: 'one', name: 'because', label: 'Why?', words: NEEDS, missing: 'Select why' },
    ],
    button: 'Ask',
  };
}

export function requestFrom(
  form: Form,
  episodeId: string,
  organisationId?: string,
): SendServiceRequestPayload {
  return {
    episodeId,
    toAuthority: textOf(form, 'toAuthority'),
    service: chosenIn(SERVICES, form, 'service'),
    urgency: chosenIn(URGENCIES, form, 'urgency'),
    because: chosenIn(NEEDS, form, 'because'),
    ...(organisationId === undefined ? {} : { organisationId }),
  };
}

export const REQUEST_REFUSALS = {
  consent_missing: {
    field: 'service',
    text: 'The family has not agreed that this borough is asked for this service. Ask the family first, and record what they say',
  },
  organisation_elsewhere: {
    field: 'organisation',
    text: 'That organisation is not of the borough you chose',
  },
  conflict: {
    text: 'It was asked for already and is not decided yet, or the case does not go on. Look at the case.',
  },
};
