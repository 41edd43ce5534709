import { LOOKUP_PURPOSES, type StartLookupPayload } from '@hub/contracts/lookup';
import { type Fault, faultWhere, missing } from '../../pages/faults.js';
import { type Form, textOf } from '../../session/form.js';
import { childFrom, faultsInAddress, faultsInChild } from './child-questions.js';

type Purpose = StartLookupPayload['purpose'];

export const PURPOSES: Readonly<Record<Purpose, { readonly text: string; readonly hint: string }>> =
  {
    before_assessment: {
      text: 'I am about to begin an assessment (CAF)',
      hint: 'You must look first whether one exists.',
    },
    team_around_the_child: {
      text: 'I bring people together around a child',
      hint: 'To find who else works with the family.',
    },
    transfer: { text: 'The family moves, or the lead passes', hint: 'To find who leads now.' },
    review: { text: 'I prepare a review', hint: 'To see whether anything has changed.' },
    safeguarding: {
      text: 'I fear that the child is at risk of harm',
      hint: 'You are answered at once. Somebody always checks afterwards whether it was right to ask.',
    },
  };

const MOST_REASON = 400;
const MOST_REFERENCE = 64;

export function purposeOf(form: Form): Purpose | undefined {
  const said = textOf(form, 'purpose');
  return LOOKUP_PURPOSES.find((purpose) => purpose === said);
}

/** What is wrong on the first page. */
export function faultsInPurpose(form: Form): Fault[] {
  return [
    ...faultWhere(!purposeOf(form), 'purpose', 'Select why you look this child up'),
    ...missing(form, 'caseReference', 'Enter your own case reference'),
    ...faultWhere(
      textOf(form, 'caseReference').length > MOST_REFERENCE,
      'caseReference',
      'Case reference must be 64 characters or less',
    ),
    ...faultWhere(
      textOf(form, 'reason').length > MOST_REASON,
      'reason',
      'What for must be 400 characters or less',
    ),
  ];
}

/** The first page that is not answered yet; nothing where all of them are. */
export function firstUnanswered(form: Form): string | undefined {
  if (faultsInPurpose(form).length > 0) return '/look-up';
  if (faultsInChild(form).length > 0) return '/look-up/child';
  return faultsInAddress(form).length > 0 ? '/look-up/address' : undefined;
}

/** What is asked, once every page is answered. */
export function lookupFrom(form: Form): StartLookupPayload | undefined {
  const purpose = purposeOf(form);
  if (purpose === undefined) return undefined;
  const reason = textOf(form, 'reason');
  return {
    purpose,
    caseReference: textOf(form, 'caseReference'),
    child: childFrom(form),
    ...(reason === '' ? {} : { reason }),
  };
}
