import { AUTHORITIES } from '@hub/contracts';
import type { ProposeTransferPayload } from '@hub/contracts/episode';
import { chosenIn } from '../../pages/fields.js';
import type { Question } from '../../pages/question.js';
import { type Form, textOf } from '../../session/form.js';
import { FAMILY_VIEWS, REASONS } from './hand-over-words.js';

/** To whom the lead should pass, why, and what the family thinks. */
export function proposeQuestion(episodeId: string): Question {
  return {
    title: 'Hand over the lead to another borough',
    action: `/cases/${episodeId}/hand-over`,
    back: { href: `/cases/${episodeId}`, text: 'Back to the case' },
    lead: [
      'Nothing changes until somebody there has accepted and confirmed the hand-over pack. Until then the lead stays where it is.',
    ],
    fields: [
      {
        kind: 'listed',
        name: 'toAuthority',
        label: 'Which borough is to lead?',
        words: AUTHORITIES,
        none: 'Choose a borough',
        missing: 'Select the borough that is to lead',
      },
      {
        kind: 'one',
        name: 'reason',
        label: 'Why?',
        words: REASONS,
        missing: 'Select why the lead should pass',
      },
      {
        kind: 'one',
        name: 'familyView',
        label: 'What does the family think of it?',
        hint: 'Nobody can be named before the family was asked.',
        words: FAMILY_VIEWS,
        missing: 'Select what the family thinks of it',
      },
    ],
    button: 'Ask the other borough',
  };
}

export function proposalFrom(form: Form, episodeId: string): ProposeTransferPayload {
  return {
    episodeId,
    toAuthority: textOf(form, 'toAuthority'),
    reason: chosenIn(REASONS, form, 'reason'),
    familyView: chosenIn(FAMILY_VIEWS, form, 'familyView'),
  };
}
