import { keysOf } from '../words/choices.js';
import type { Link } from './parts.js';

/** Some of the rows of a list; its address says which by a word. */
interface Selection {
  readonly text: string;
  /** What the hub is asked for. */
  readonly query: object;
}

/** Which rows a list can show; all of them where its address says nothing. */
type Selections<Name extends string> = Readonly<Record<Name | 'all', Selection>>;

export interface SelectionLink extends Link {
  readonly active: boolean;
}

/** Which of them an address names. */
export function selectedIn<Name extends string>(
  selections: Selections<Name>,
  word: string | undefined,
): Name | 'all' {
  return keysOf(selections).find((name) => name === word) ?? 'all';
}

/** What an address says to name it. */
export function selectionIn(name: string): Readonly<Record<string, string>> {
  return name === 'all' ? {} : { show: name };
}

export function selectionLinks<Name extends string>(
  path: string,
  selections: Selections<Name>,
  selected: Name | 'all',
): SelectionLink[] {
  return keysOf(selections).map((name) => ({
    text: selections[name].text,
    href: name === 'all' ? path : `${path}?show=${name}`,
    active: name === selected,
  }));
}
