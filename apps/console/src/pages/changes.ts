import { type Form, textOf } from '../session/form.js';
import type { Fault } from './faults.js';
import type { Fact } from './parts.js';

/** The field that holds how it stood when the page was drawn. */
export const SEEN = 'seen';

/** How something stands, to be sent along with what is decided on it. */
export function seenOf(facts: readonly Fact[]): string {
  return JSON.stringify(Object.fromEntries(valuesOf(facts)));
}

/** What is different since a page was drawn, in sentences; nothing where it had not said. */
export function changesSince(form: Form, facts: readonly Fact[]): Fault[] {
  const before = seenIn(textOf(form, SEEN));
  if (!before) return [];
  const now = valuesOf(facts);
  const keys = new Set([...before.keys(), ...now.keys()]);
  return [...keys].flatMap((key) => {
    const [was, is] = [before.get(key), now.get(key)];
    return was === is ? [] : [{ text: sentenceOf(key, was, is) }];
  });
}

function sentenceOf(key: string, was: string | undefined, is: string | undefined): string {
  if (was === undefined) return `${key}, which is new: “${is ?? 'nothing'}”`;
  if (is === undefined) return `${key} stands there no more. It was “${was}”`;
  return `${key} is now “${is}”. It was “${was}”`;
}

/** By their names; one that stands several times is one. */
function valuesOf(facts: readonly Fact[]): Map<string, string> {
  const values = new Map<string, string>();
  for (const { key, value } of facts) {
    const more = values.get(key);
    values.set(key, more === undefined ? value : `${more} ${value}`);
  }
  return values;
}

/** Whoever sends it may have written anything there; it is shown to themselves alone. */
function seenIn(text: string): Map<string, string> | undefined {
  try {
    const seen: unknown = JSON.parse(text);
    if (typeof seen !== 'object' || seen === null) return undefined;
    const entries = Object.entries(seen).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    return new Map(entries);
  } catch {
    return undefined;
  }
}
