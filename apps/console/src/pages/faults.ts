import { HubRefusalError } from '../api/hub-errors.js';

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
    return error.faults.map(({ field, message }) => ({ text: `${field}: ${message}` }));
  return [{ text: error.detail }];
}
