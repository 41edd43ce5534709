import type { EpisodeView } from '@hub/contracts/episode';
import type { MakeOverridePayload } from '@hub/contracts/consent';
import { chosenIn, isYes, partOf } from '../../pages/fields.js';
import type { Question } from '../../pages/question.js';
import { type Form, textOf } from '../../session/form.js';
import { chosenOf, YES_NO } from '../../words/choices.js';
import { boroughsBut, DOCUMENTS } from '../consents/consent-words.js';
import { GROUNDS } from './override-words.js';

/** With whom to share without consent, what, and why it outweighs what the family wants. */
export function overrideQuestion({ id }: EpisodeView, own: string): Question {
  return {
    title: 'Share without consent, to protect somebody',
    action: `/cases/${id}/override`,
    back: { href: `/cases/${id}`, text: 'Back to the case' },
    warning:
      'Ring first: social care or the police act, this page does not. What your borough added can then be read there for one hour. A third borough checks by the end of the next working day whether that was right, and the family can read of it.',
    fields: [
      {
        kind: 'listed',
        name: 'recipient',
        label: 'Which borough must see it?',
        words: boroughsBut(own),
        none: 'Choose a borough',
        missing: 'Select the borough that must see it',
      },
      {
        kind: 'some',
        name: 'categories',
        label: 'What must they see?',
        hint: 'No more than is needed.',
        words: DOCUMENTS,
        missing: 'Select what they must see',
      },
      { kind: 'one', name: 'ground', label: 'Why?', words: GROUNDS, missing: 'Select why' },
      {
        kind: 'lines',
        name: 'explanation',
        label: 'Why does that outweigh what the family wants?',
        missing: 'Enter why it outweighs what the family wants',
        most: 1000,
      },
      {
        kind: 'line',
        name: 'adviceFrom',
        label: 'Whom did you ask for advice? (optional)',
        hint: 'By what they are, for example “named nurse”.',
        most: 200,
      },
      {
        kind: 'one',
        name: 'familyTold',
        label: 'Does the family know?',
        words: YES_NO,
        missing: 'Select whether the family knows',
      },
      { kind: 'lines', name: 'whyNotTold', label: 'If not: why?', most: 500 },
    ],
    button: 'Share it now',
  };
}

export function overrideFrom(form: Form, episodeId: string): MakeOverridePayload {
  return {
    episodeId,
    recipient: textOf(form, 'recipient'),
    categories: chosenOf(DOCUMENTS, form, 'categories'),
    ground: chosenIn(GROUNDS, form, 'ground'),
    explanation: textOf(form, 'explanation'),
    familyTold: isYes(form, 'familyTold'),
    ...partOf(form, 'adviceFrom'),
    ...partOf(form, 'whyNotTold'),
  };
}

export const OVERRIDE_REFUSALS = {
  override_suspended: {
    field: 'ground',
    text: 'An earlier time on this ground was found wrong, so your borough may not use it now. If a life or a child is in danger, choose that ground; otherwise ask your head of service',
  },
  reason_missing: { field: 'whyNotTold', text: 'Enter why the family does not know' },
  episode_voided: { text: 'This case was of the wrong child and is void. Nothing can be shared.' },
};
