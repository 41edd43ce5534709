import { NICKNAMES } from './nicknames.js';
import { TRANSLITERATIONS } from './transliterations.js';

const LEADING = TRANSLITERATIONS.trim()
  .split('\n')
  .flatMap((line) => line.split(' ', 1));
const shortForms = new Map<string, Set<string>>();
const fullForms = new Map<string, Set<string>>();
const spellings = new Map<string, Set<number>>();

for (const group of NICKNAMES.trim().split(/\s+/)) {
  const [name = '', shorts = ''] = group.split(':');
  shortForms.set(name, new Set(shorts.split(',')));
  for (const short of shorts.split(','))
    fullForms.set(short, (fullForms.get(short) ?? new Set()).add(name));
}
TRANSLITERATIONS.trim()
  .split('\n')
  .forEach((line, number) => {
    for (const name of line.split(' '))
      spellings.set(name, (spellings.get(name) ?? new Set()).add(number));
  });

/** Whether one of two given names is a known short form of the other: `kate`, `katherine`. */
export function isNickname(one: string, other: string): boolean {
  return (shortForms.get(one)?.has(other) ?? false) || (shortForms.get(other)?.has(one) ?? false);
}

/** Whether two words are known spellings of one name: `muhammad`, `mohamed`. */
export function isTransliteration(one: string, other: string): boolean {
  const groups = spellings.get(one);
  return (
    groups !== undefined && [...(spellings.get(other) ?? [])].some((group) => groups.has(group))
  );
}

/** Whether the lists know it as a given name, however few of an index have it. */
export function isKnownName(name: string): boolean {
  return isFullName(name) || fullForms.has(name) || spellings.has(name);
}

/** Whether it is a name that has short forms of its own. */
export function isFullName(name: string): boolean {
  return shortForms.has(name);
}

/**
 * Names that a person called so may be recorded under: short forms, and the full names it is short
 * for.
 */
export function otherForms(name: string): readonly string[] {
  return [...new Set([...(shortForms.get(name) ?? []), ...(fullForms.get(name) ?? [])])];
}

/**
 * The first spelling of a name that is written in several ways, for keys that all of them share.
 */
export function leadingSpelling(name: string): string {
  const [group] = spellings.get(name) ?? [];
  return group === undefined ? name : (LEADING[group] ?? name);
}
