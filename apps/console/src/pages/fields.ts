import { type Form, textOf } from '../session/form.js';
import { chosenOf, YES_NO } from '../words/choices.js';
import { dateFrom } from '../words/date-input.js';
import { type Fault, faultWhere, missing, unchosen } from './faults.js';

interface Ask {
  /** Its name, which is its id too. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** What is said where it is left out; nothing where it may be. */
  readonly missing?: string;
}

interface Writing extends Ask {
  /** How many characters it may have. */
  readonly most: number;
}

interface Offer extends Ask {
  /** What there is to choose from: value → text. */
  readonly words: Readonly<Record<string, string>>;
}

/** One thing that a form asks for. */
export type Field =
  | ({ readonly kind: 'line' | 'lines' } & Writing)
  | ({ readonly kind: 'one' } & Offer)
  /** Several of many; in columns where they are short and more than a screen holds. */
  | ({ readonly kind: 'some'; readonly inColumns?: true } & Offer)
  /** One of many, of which none may be chosen; `none` stands first then. */
  | ({ readonly kind: 'listed'; readonly none: string } & Offer)
  | ({ readonly kind: 'day' } & Ask);

/** What is wrong with what was sent, field by field. */
export function faultsIn(fields: readonly Field[], form: Form): Fault[] {
  return fields.flatMap((field) => faultsAt(field, form));
}

function faultsAt(field: Field, form: Form): Fault[] {
  const { name, label } = field;
  switch (field.kind) {
    case 'line':
    case 'lines':
      return [
        ...(field.missing === undefined ? [] : missing(form, name, field.missing)),
        ...faultWhere(
          textOf(form, name).length > field.most,
          name,
          `“${label}” must be ${String(field.most)} characters or less`,
        ),
      ];
    case 'one':
    case 'some':
    case 'listed':
      return field.missing === undefined ? [] : unchosen(field.words, form, name, field.missing);
    case 'day': {
      const { kind } = dateFrom(form, name);
      const isMissing = field.missing !== undefined && kind === 'nothing';
      return [
        ...faultWhere(isMissing, `${name}-day`, field.missing ?? label),
        ...faultWhere(kind === 'no_date', `${name}-day`, 'Enter a real date, like 27 3 2026'),
      ];
    }
  }
}

/** What a field holds, as part of an order; nothing where it was left out. */
export function partOf<Name extends string>(
  form: Form,
  name: Name,
): { readonly [In in Name]?: string } {
  const text = textOf(form, name);
  return text === '' ? {} : ({ [name]: text } as { readonly [In in Name]?: string });
}

/**
 * What was chosen of a field with one answer.
 *
 * @throws Error where `faultsIn` was not asked first
 */
export function chosenIn<Word extends string>(
  words: Readonly<Record<Word, string>>,
  form: Form,
  name: string,
): Word {
  const [word] = chosenOf(words, form, name);
  if (word === undefined) throw new Error(`Nothing was chosen in ${name}`);
  return word;
}

/**
 * Whether a field with the answers of `YES_NO`, in whatever words, was answered with yes.
 *
 * @throws Error where `faultsIn` was not asked first
 */
export function isYes(form: Form, name: string): boolean {
  return chosenIn(YES_NO, form, name) === 'yes';
}

/**
 * The day in a field that must hold one, `2026-11-24`.
 *
 * @throws Error where `faultsIn` was not asked first
 */
export function dayIn(form: Form, name: string): string {
  const given = dateFrom(form, name);
  if (given.kind !== 'date') throw new Error(`No day was given in ${name}`);
  return given.day;
}
