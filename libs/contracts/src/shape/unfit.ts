import type { Fault } from './fault.js';

/** More than any message of the hub needs; what reads shapes walks them by recursion. */
const MOST_LEVELS = 32;

/**
 * The first thing in parsed JSON that the hub takes nowhere, undefined where there is none:
 * PostgreSQL stores neither a NUL character nor half of a surrogate pair, and what reads shapes
 * passes over a name that every object has by birth.
 */
export function findUnfit(data: unknown): Fault | undefined {
  const open: { readonly value: unknown; readonly field: string; readonly level: number }[] = [
    { value: data, field: '', level: 0 },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, field, level } = next;
    const message = unfitText(value);
    if (message !== undefined) return { field, message };
    if (typeof value !== 'object' || value === null) continue;
    if (level === MOST_LEVELS) return { field, message: 'must not be nested so deep' };
    for (const [name, inner] of Object.entries(value)) {
      const unfit =
        name in Object.prototype
          ? 'must hold no name like toString or constructor'
          : unfitText(name);
      if (unfit !== undefined) return { field, message: unfit };
      open.push({
        value: inner,
        field: field === '' ? name : `${field}.${name}`,
        level: level + 1,
      });
    }
  }
  return undefined;
}

/**
 * A text as it can be kept and told: what the hub cannot store stands in it escaped, as in JSON.
 */
export function storableText(text: string, most: number): string {
  const escaped = unfitText(text) === undefined ? text : JSON.stringify(text).slice(1, -1);
  return escaped.slice(0, most).toWellFormed();
}

function unfitText(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  if (text.includes('\0')) return 'must hold no NUL character';
  return text.isWellFormed() ? undefined : 'must hold no half of a surrogate pair';
}
