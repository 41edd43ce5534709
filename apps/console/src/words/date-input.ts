import { type Form, textOf } from '../session/form.js';

export type DateAnswer =
  | { readonly kind: 'date'; readonly day: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'no_date' };

/** What stands in the three fields of a date. */
export function dateFrom(form: Form, name: string): DateAnswer {
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) =>
    textOf(form, `${name}-${part}`),
  );
  if (day + month + year === '') return { kind: 'nothing' };
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year))
    return { kind: 'no_date' };
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const read = new Date(`${iso}T00:00:00Z`);
  const isReal = !Number.isNaN(read.getTime()) && read.toISOString().startsWith(iso);
  return isReal ? { kind: 'date', day: iso } : { kind: 'no_date' };
}

export interface DateItem {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly classes: string;
}

/** The three fields as the component takes them. */
export function dateItems(form: Form, name: string, isWrong: boolean): DateItem[] {
  const width = { day: 2, month: 2, year: 4 };
  return Object.entries(width).map(([part, size]) => ({
    name: part,
    label: `${part.charAt(0).toUpperCase()}${part.slice(1)}`,
    value: textOf(form, `${name}-${part}`),
    classes: `govuk-input--width-${String(size)}${isWrong ? ' govuk-input--error' : ''}`,
  }));
}
