import { type Weekday, WEEKDAYS } from '@hub/contracts/shape';

/** A day of a recurrence rule: which, and as the rule writes it (`2SA`, the second Saturday). */
interface RuleDay {
  readonly day: Weekday;
  readonly rule: string;
}

export const EVERY_DAY: readonly RuleDay[] = WEEKDAYS.map((day) => ({
  day,
  rule: day.slice(0, 2).toUpperCase(),
}));

/**
 * Days of BYDAY (RFC 5545), however feeds separate and write them: `SA,SU`, `SA; SU`, `sat sun`,
 * `Monday-Friday`.
 *
 * @returns none where it says nothing, undefined where a part of it cannot be read
 */
export function readByDay(text: string | undefined): RuleDay[] | undefined {
  const parts = (text ?? '')
    .replaceAll(/\s*(?:-|–|\bto\b)\s*(?=[a-z])/gi, '-')
    .replaceAll(/\b(?:and|every|on)\b|&/gi, ' ')
    .split(/[,;/|\s]+/)
    .filter((part) => part !== '');
  const read = parts.map(readPart);
  return read.includes(undefined) ? undefined : read.flatMap((days) => days ?? []);
}

function readPart(part: string): RuleDay[] | undefined {
  const [, first = '', last = ''] = /^([a-z]{2,9})-([a-z]{2,9})$/i.exec(part) ?? [];
  const [from, to] = [placeOf(first), placeOf(last)];
  if (from >= 0 && to >= 0)
    return [...EVERY_DAY, ...EVERY_DAY].slice(from, from + ((to - from + 7) % 7) + 1);
  const [, ordinal = '', name = ''] = /^([+-]?\d{0,2})([a-z]{2,10})\.?$/i.exec(part) ?? [];
  const found = EVERY_DAY[placeOf(name)];
  return found && [{ day: found.day, rule: `${ordinal}${found.rule}` }];
}

/** `SA`, `Sat`, `Saturday`, `Saturdays`. */
function placeOf(name: string): number {
  const text = name.toLowerCase();
  return text.length < 2
    ? -1
    : WEEKDAYS.findIndex(
        (day) => day.startsWith(text) || `${day}s` === text || shortens(day, text),
      );
}

const shortens = (day: Weekday, text: string): boolean =>
  ['tues', 'weds', 'thurs', 'thur'].includes(text) && day.startsWith(text.slice(0, 2));
