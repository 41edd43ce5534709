import { ApproveRedactions, type SubjectAccessView } from '@hub/contracts/consent';
import type { OpenSubjectAccessPayload } from '@hub/contracts/consent';
import type { Acts } from '../../pages/acts.js';
import { chosenIn, dayIn, isYes, partOf } from '../../pages/fields.js';
import type { Question } from '../../pages/question.js';
import { type Form, textOf } from '../../session/form.js';
import { ASKERS } from './family-request-words.js';

/** Who asked to see what is on record, and when. */
export function askedQuestion(episodeId: string): Question {
  return {
    title: 'A family asks to see the record',
    action: `/cases/${episodeId}/family-asks`,
    back: { href: `/cases/${episodeId}`, text: 'Back to the case' },
    lead: [
      'All that the hub has on record of the child is gathered now. Two people of your borough look through it, then it is ready to be printed. The family must have it within a month, and pays nothing.',
    ],
    fields: [
      {
        kind: 'one',
        name: 'askedBy',
        label: 'Who asks?',
        words: ASKERS,
        missing: 'Select who asks',
      },
      {
        kind: 'day',
        name: 'askedOn',
        label: 'When did they ask?',
        hint: 'For example, 27 3 2026. The month begins then.',
        missing: 'Enter when they asked',
      },
      {
        kind: 'line',
        name: 'evidenceReference',
        label: 'Where is the proof of who they are?',
        hint: 'As your own system calls it. Do not put a name there.',
        missing: 'Enter where the proof of who they are is kept',
        most: 100,
      },
    ],
    button: 'Gather the record',
  };
}

export function askingFrom(form: Form, episodeId: string): OpenSubjectAccessPayload {
  return {
    episodeId,
    askedOn: dayIn(form, 'askedOn'),
    askedBy: chosenIn(ASKERS, form, 'askedBy'),
    evidenceReference: textOf(form, 'evidenceReference'),
  };
}

const AGREEMENT = { yes: 'Yes, it may go out like this', no: 'No, it must be looked at again' };

export const FAMILY_REQUEST_ACTS: Acts<SubjectAccessView> = {
  decide: {
    title: 'May it go out like this?',
    lead: 'Look through the record yourself first. What you agree to is signed, and can be printed for the family.',
    button: 'Send the answer',
    notice: 'Your answer was written down.',
    isOpenTo: ({ state, redactedBy }, { id }) => state === 'to_approve' && redactedBy !== id,
    fields: () => [
      {
        kind: 'one',
        name: 'approve',
        label: 'Do you agree to what is left out?',
        words: AGREEMENT,
        missing: 'Select yes or no',
      },
      { kind: 'lines', name: 'reason', label: 'If not: what is to be looked at again?', most: 500 },
    ],
    definition: ApproveRedactions,
    order: (form, { id: subjectAccessId }) => ({
      subjectAccessId,
      approve: isYes(form, 'approve'),
      ...partOf(form, 'reason'),
    }),
  },
};

export const FAMILY_REQUEST_REFUSALS = {
  reason_missing: { field: 'reason', text: 'Enter what is to be looked at again' },
};
