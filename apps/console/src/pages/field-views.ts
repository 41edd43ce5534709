import { type Form, textOf } from '../session/form.js';
import { choicesOf, optionsOf } from '../words/choices.js';
import { dateItems } from '../words/date-input.js';
import { type Fault, messageAt } from './faults.js';
import type { Field } from './fields.js';

/** A field as its component takes it. */
export interface FieldView {
  readonly kind: Field['kind'];
  readonly parameters: object;
}

/** Fields as they are drawn, with what was typed and what is wrong with it. */
export function fieldViews(
  fields: readonly Field[],
  form: Form,
  faults: readonly Fault[],
): FieldView[] {
  return fields.map((field) => ({
    kind: field.kind,
    parameters: parametersOf(field, form, faults),
  }));
}

function parametersOf(field: Field, form: Form, faults: readonly Fault[]): object {
  const { name, label, hint } = field;
  const about = hint === undefined ? {} : { hint: { text: hint } };
  const whole = {
    fieldset: { legend: { text: label, classes: 'govuk-fieldset__legend--s' } },
    ...about,
  };
  const alone = { id: name, name, label: { text: label, classes: 'govuk-label--s' }, ...about };
  const errorMessage = messageAt(faults, name);
  switch (field.kind) {
    case 'line':
    case 'lines':
      return { ...alone, errorMessage, value: textOf(form, name) };
    case 'listed':
      return { ...alone, errorMessage, items: optionsOf(field.words, form, name, field.none) };
    case 'one':
    case 'some':
      return {
        ...whole,
        name,
        idPrefix: name,
        errorMessage,
        ...(field.kind === 'some' && field.inColumns
          ? { classes: 'govuk-checkboxes--small hub-columns' }
          : {}),
        items: choicesOf(field.words, form, name),
      };
    case 'day': {
      const message = messageAt(faults, `${name}-day`);
      const items = dateItems(form, name, message !== undefined);
      return { ...whole, id: name, namePrefix: name, errorMessage: message, items };
    }
  }
}
