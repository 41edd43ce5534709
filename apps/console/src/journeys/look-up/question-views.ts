import { type ErrorList, type Fault, messageAt, summaryOf } from '../../pages/faults.js';
import { type Form, textOf } from '../../session/form.js';
import { dateFrom, type DateItem, dateItems } from '../../words/date-input.js';
import { dateOf } from '../../words/dates.js';
import { PURPOSES, purposeOf } from './questions.js';

export interface QuestionView {
  readonly title: string;
  readonly summary: ErrorList | undefined;
  /** What stands in the fields, and beside them. */
  readonly fields: Readonly<Record<string, FieldView>>;
}

interface FieldView {
  readonly value: string;
  readonly errorMessage: { readonly text: string } | undefined;
}

interface Choice {
  readonly value: string;
  readonly text: string;
  readonly hint: { readonly text: string };
  readonly checked: boolean;
}

function fieldsOf(
  form: Form,
  faults: readonly Fault[],
  names: readonly string[],
): Record<string, FieldView> {
  return Object.fromEntries(
    names.map((name) => [
      name,
      { value: textOf(form, name), errorMessage: messageAt(faults, name) },
    ]),
  );
}

export function purposeView(
  form: Form,
  faults: readonly Fault[],
): QuestionView & { readonly purposes: readonly Choice[] } {
  const chosen = purposeOf(form);
  return {
    title: 'Why do you look this child up?',
    summary: summaryOf(faults),
    fields: fieldsOf(form, faults, ['purpose', 'caseReference', 'reason']),
    purposes: Object.entries(PURPOSES).map(([value, { text, hint }]) => ({
      value,
      text,
      hint: { text: hint },
      checked: value === chosen,
    })),
  };
}

export function childView(
  form: Form,
  faults: readonly Fault[],
): QuestionView & {
  readonly born: readonly DateItem[];
  readonly bornError: { readonly text: string } | undefined;
} {
  const bornError = messageAt(faults, 'born-day');
  return {
    title: 'Who is the child?',
    summary: summaryOf(faults),
    fields: fieldsOf(form, faults, ['givenName', 'familyName']),
    born: dateItems(form, 'born', bornError !== undefined),
    bornError,
  };
}

export function addressView(form: Form, faults: readonly Fault[]): QuestionView {
  return {
    title: 'Where does the child live?',
    summary: summaryOf(faults),
    fields: fieldsOf(form, faults, ['postcode', 'address', 'nhsNumber']),
  };
}

interface Row {
  readonly key: { readonly text: string };
  readonly value: { readonly text: string };
  readonly actions: {
    readonly items: readonly { href: string; text: string; visuallyHiddenText: string }[];
  };
}

export interface CheckView {
  readonly title: string;
  readonly summary: ErrorList | undefined;
  readonly rows: readonly Row[];
}

/** Everything that was answered, each with a way back to it. */
export function checkView(form: Form, faults: readonly Fault[]): CheckView {
  const purpose = purposeOf(form);
  const born = dateFrom(form, 'born');
  const name = `${textOf(form, 'givenName')} ${textOf(form, 'familyName')}`;
  return {
    title: 'Check your answers before you ask',
    summary: summaryOf(faults),
    rows: [
      row('Why', purpose === undefined ? '' : PURPOSES[purpose].text, '/look-up'),
      row('Your case reference', textOf(form, 'caseReference'), '/look-up'),
      row('What for', textOf(form, 'reason'), '/look-up'),
      row('Child', name, '/look-up/child'),
      row('Date of birth', born.kind === 'date' ? dateOf(born.day) : '', '/look-up/child'),
      row('Postcode', textOf(form, 'postcode'), '/look-up/address'),
      row('Address', textOf(form, 'address'), '/look-up/address'),
      row('NHS number', textOf(form, 'nhsNumber'), '/look-up/address'),
    ],
  };
}

function row(key: string, value: string, href: string): Row {
  const text = value === '' ? 'Not given' : value;
  const change = { href, text: 'Change', visuallyHiddenText: key.toLowerCase() };
  return { key: { text: key }, value: { text }, actions: { items: [change] } };
}
