import { describedFields } from './described-fields.js';
import type { Shape } from './read-shape.js';

const found = new Map<object, boolean>();

/** Whether the id of a member of staff can stand somewhere in a shape. */
export function namesPeople(shape: Shape): boolean {
  const known = found.get(shape);
  if (known !== undefined) return known;
  // What contains itself is answered by its other fields.
  found.set(shape, false);
  const names = describedFields(shape.prototype as object).some(
    ({ person, nested }) => person === true || (nested !== undefined && namesPeople(nested())),
  );
  found.set(shape, names);
  return names;
}

/**
 * The members of staff that a value names by id, each once, in the order in which they stand.
 *
 * @param value as JSON; a field that is absent, or no object where one is described, names nobody
 */
export function personIdsIn(shape: Shape, value: unknown): string[] {
  const ids = new Set<string>();
  collect(shape, value, ids);
  return [...ids];
}

function collect(shape: Shape, value: unknown, ids: Set<string>): void {
  if (!namesPeople(shape) || typeof value !== 'object' || value === null) return;
  for (const { key, person, nested } of describedFields(shape.prototype as object)) {
    const here = (value as Record<string, unknown>)[key];
    for (const one of Array.isArray(here) ? (here as unknown[]) : [here]) {
      if (person === true && typeof one === 'string') ids.add(one);
      if (nested !== undefined) collect(nested(), one, ids);
    }
  }
}
