import type { RecordField } from './record-item.js';
import { describedFields } from './described-fields.js';
import type { Shape } from './read-shape.js';

/**
 * A view as a list for people to read: each field under the words that describe it in the contract,
 * nested ones behind the words of what they stand in.
 *
 * @param left names of fields to leave out, at any depth
 */
export function plainFields<T extends object>(
  shape: Shape<T>,
  view: Readonly<Partial<T>>,
  left: readonly string[] = [],
): RecordField[] {
  return fieldsIn(shape.prototype as object, view, left);
}

function fieldsIn(
  prototype: object,
  view: Readonly<Record<string, unknown>>,
  left: readonly string[],
): RecordField[] {
  return describedFields(prototype).flatMap(({ key, description, nested }) => {
    const value = view[key];
    if (value === undefined || left.includes(key)) return [];
    if (!nested) return [{ name: description, value: plain(value) }];
    const inner = nested().prototype as object;
    if (!Array.isArray(value))
      return under(description, fieldsIn(inner, value as Record<string, unknown>, left));
    return (value as Record<string, unknown>[]).flatMap((one, place) =>
      under(`${description}, ${String(place + 1)}`, fieldsIn(inner, one, left)),
    );
  });
}

function under(words: string, fields: readonly RecordField[]): RecordField[] {
  return fields.map(({ name, value }) => ({ name: `${words}: ${name}`, value }));
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
