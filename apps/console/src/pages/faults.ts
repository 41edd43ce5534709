import { HubRefusalError } from '../api/hub-errors.js';
import { type Form, textOf } from '../session/form.js';
import { chosenOf } from '../words/choices.js';
import { withDatesInWords } from '../words/dates.js';

/** What is wrong with a form: beside the field, and in the summary on top. */
export interface Fault {
  /** Name of the field, which is its id; none where it is about the whole. */
  readonly field?: string;
  readonly text: string;
}

export interface ErrorList {
  readonly titleText: string;
  readonly errorList: readonly { readonly text: string; readonly href?: string }[];
}

/** As the component for the summary takes it; nothing where nothing is wrong. */
export function summaryOf(faults: readonly Fault[]): ErrorList | undefined {
  if (faults.length === 0) return undefined;
  return {
    titleText: 'There is a problem',
    errorList: faults.map(({ field, text }) =>
      field === undefined ? { text } : { text, href: `#${field}` },
    ),
  };
}

/** As the component of a field takes it. */
export function messageAt(faults: readonly Fault[], field: string): { text: string } | undefined {
  const fault = faults.find((one) => one.field === field);
  return fault && { text: fault.text };
}

/** What is wrong, by the names of the fields that it stands beside. */
export type FieldMessages = Readonly<Record<string, { readonly text: string } | undefined>>;

export function messagesOf(faults: readonly Fault[]): FieldMessages {
  return Object.fromEntries(
    faults.flatMap(({ field }) => (field === undefined ? [] : [[field, messageAt(faults, field)]])),
  );
}

/** A fault beside a field, where there is one; to be put with others. */
export function faultWhere(isWrong: boolean, field: string, text: string): Fault[] {
  return isWrong ? [{ field, text }] : [];
}

/** A field that must be filled in and is not. */
export function missing(form: Form, field: string, text: string): Fault[] {
  return faultWhere(textOf(form, field) === '', field, text);
}

/** A field in which none of the words there are was chosen, and one must be. */
export function unchosen(
  words: Readonly<Record<string, string>>,
  form: Form,
  field: string,
  text: string,
): Fault[] {
  return faultWhere(chosenOf(words, form, field).length === 0, field, text);
}

const TO_BE_MENDED = new Set([400, 409, 412, 422]);

/**
 * What the hub found wrong with what was sent, as far as whoever sent it can mend it.
 *
 * @param words code of a refusal → what to do now, for the codes that this page knows
 * @throws the error itself where it is of another kind
 */
export function faultsOf(error: unknown, words: Readonly<Record<string, Fault>> = {}): Fault[] {
  if (!(error instanceof HubRefusalError) || !TO_BE_MENDED.has(error.status)) throw error;
  const known = words[error.code];
  if (known) return [known];
  if (error.faults.length > 0)
    return error.faults.map(({ field, message }) => ({
      text: `${field}: ${withDatesInWords(message)}`,
    }));
  return [{ text: withDatesInWords(error.detail) }];
}
