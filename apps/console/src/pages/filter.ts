import type { Form } from '../session/form.js';
import { type FieldView, fieldViews } from './field-views.js';
import type { Field } from './fields.js';

/** What a list is chosen by. It stands in the address, so that it can be kept and shared. */
export interface Filter {
  /** Where the list stands. */
  readonly path: string;
  /** What its button says. */
  readonly title: string;
  readonly fields: readonly Field[];
}

export interface FilterView {
  readonly action: string;
  readonly title: string;
  readonly fields: readonly FieldView[];
  readonly isChosen: boolean;
}

export function filterView({ path, title, fields }: Filter, chosen: Form): FilterView {
  return {
    action: path,
    title,
    fields: fieldViews(fields, chosen, []),
    isChosen: Object.keys(inAddress(fields, chosen)).length > 0,
  };
}

/** What was chosen of a filter, without what was left open: for the address of the next page. */
export function inAddress(fields: readonly Field[], form: Form): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(({ name }) => {
      const value = form[name];
      return typeof value === 'string' && value !== '' ? [[name, value] as const] : [];
    }),
  );
}
