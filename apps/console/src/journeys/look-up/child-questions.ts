import type { ChildDetails } from '@hub/contracts/lookup';
import { type Fault, faultWhere, missing } from '../../pages/faults.js';
import { type Form, textOf } from '../../session/form.js';
import { dateFrom } from '../../words/date-input.js';

const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i;
const NHS_NUMBER = /^\d{10}$/;

/** What is wrong on the page about the child. */
export function faultsInChild(form: Form): Fault[] {
  const born = dateFrom(form, 'born');
  return [
    ...missing(form, 'givenName', 'Enter the child’s first name'),
    ...missing(form, 'familyName', 'Enter the child’s last name'),
    ...(born.kind === 'date' ? [] : [{ field: 'born-day', text: bornText(born.kind) }]),
  ];
}

function bornText(kind: 'nothing' | 'no_date'): string {
  return kind === 'nothing'
    ? 'Enter the child’s date of birth'
    : 'Date of birth must be a real date, like 27 3 2015';
}

/** What is wrong on the page about where the child lives; all of it may be left out. */
export function faultsInAddress(form: Form): Fault[] {
  const postcode = textOf(form, 'postcode');
  const digits = textOf(form, 'nhsNumber').replaceAll(/\s/g, '');
  return [
    ...faultWhere(
      postcode !== '' && !POSTCODE.test(postcode),
      'postcode',
      'Enter a full UK postcode, like SE13 6LG',
    ),
    ...faultWhere(
      digits !== '' && !NHS_NUMBER.test(digits),
      'nhsNumber',
      'NHS number must be 10 digits, like 943 476 5919',
    ),
  ];
}

/** What is known of the child, without what was left out. */
export function childFrom(form: Form): ChildDetails {
  const born = dateFrom(form, 'born');
  const details: ChildDetails = born.kind === 'date' ? { dateOfBirth: born.day } : {};
  for (const name of ['givenName', 'familyName', 'postcode', 'address', 'nhsNumber'] as const) {
    const value = textOf(form, name);
    if (value !== '') details[name] = value;
  }
  return details;
}
