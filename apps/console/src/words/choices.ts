import { type Form, textOf, textsOf } from '../session/form.js';

export const YES_NO = { yes: 'Yes', no: 'No' } as const;

export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly checked: boolean;
}

/** Radio buttons or boxes as the components take them, those checked that were. */
export function choicesOf(
  words: Readonly<Record<string, string>>,
  form: Form,
  name: string,
): Choice[] {
  const chosen = textsOf(form, name);
  return Object.entries(words).map(([value, text]) => ({
    value,
    text,
    checked: chosen.includes(value),
  }));
}

export interface Option {
  readonly value: string;
  readonly text: string;
  readonly selected: boolean;
}

/**
 * What a select offers as its component takes it.
 *
 * @param none what stands first, and stays where nothing was chosen
 */
export function optionsOf(
  words: Readonly<Record<string, string>>,
  form: Form,
  name: string,
  none?: string,
): Option[] {
  const chosen = textOf(form, name);
  const offered = none === undefined ? words : { '': none, ...words };
  return Object.entries(offered).map(([value, text]) => ({
    value,
    text,
    selected: value === chosen,
  }));
}

/** What was chosen among the words there are; in their order. */
export function chosenOf<Word extends string>(
  words: Readonly<Record<Word, string>>,
  form: Form,
  name: string,
): Word[] {
  const chosen = textsOf(form, name);
  return keysOf(words).filter((word) => chosen.includes(word));
}

/** What there is to choose from, in its order. */
export function keysOf<Word extends string>(words: Readonly<Record<Word, unknown>>): Word[] {
  return Object.keys(words) as Word[];
}
