import { describedFields } from './described-fields.js';
import { familyLabel } from './family-words.js';
import type { Shape } from './read-shape.js';
import { type GatheredField, namingField } from './record-item.js';

/**
 * A view as a list for a family to read: each field under the words that describe it in the
 * contract, nested ones behind the words of what they stand in. Whoever it names by id is to be
 * named there; ids of anything else are left out, as they tell a family nothing.
 *
 * @param left names of fields to leave out, at any depth
 */
export function plainFields<T extends object>(
  shape: Shape<T>,
  view: Readonly<Partial<T>>,
  left: readonly string[] = [],
): GatheredField[] {
  return fieldsIn(shape.prototype as object, view, left);
}

function fieldsIn(
  prototype: object,
  view: Readonly<Record<string, unknown>>,
  left: readonly string[],
): GatheredField[] {
  return describedFields(prototype).flatMap(({ key, description, nested, person, id }) => {
    const value = view[key];
    const label = familyLabel(description);
    if (value === undefined || label === undefined || left.includes(key)) return [];
    if (id === true) return [];
    if (person === true) return namingField(label, ...([value].flat() as string[]));
    if (!nested) return [{ name: label, value: plain(value) }];
    const inner = nested().prototype as object;
    if (!Array.isArray(value))
      return under(label, fieldsIn(inner, value as Record<string, unknown>, left));
    return (value as Record<string, unknown>[]).flatMap((one, place) =>
      under(`${label}, ${String(place + 1)}`, fieldsIn(inner, one, left)),
    );
  });
}

function under(words: string, fields: readonly GatheredField[]): GatheredField[] {
  return fields.map((field) => ({ ...field, name: `${words}: ${field.name}` }));
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
