import { WEEKDAYS } from '@hub/contracts/shape';

const SHORT_DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const CLOCK = /^(\d{1,2})[:.](\d{2})(?::\d{2})?$/;
const TWELVE_HOURS = /^(\d{1,2})(?:[:.](\d{2}))? ?([ap])\.?m\.?$/i;
const DAY_MINUTES = 24 * 60;

/** A time as people and Excel write it, as HH:MM; undefined where it is none. */
export function timeIn(text: string): string | undefined {
  const clock = CLOCK.exec(text.trim());
  if (clock) return timeOf(Number(clock[1]), Number(clock[2]));
  const twelve = TWELVE_HOURS.exec(text.trim());
  if (twelve) {
    const hour = Number(twelve[1]);
    if (hour < 1 || hour > 12) return undefined;
    return timeOf(
      (hour % 12) + (twelve[3]?.toLowerCase() === 'p' ? 12 : 0),
      Number(twelve[2] ?? 0),
    );
  }
  // What Excel keeps for a time in a cell without a format: the part of a day that is over.
  const minutes = /^0?\.\d+$/.test(text.trim()) ? Math.round(Number(text) * DAY_MINUTES) : -1;
  return minutes < 0 ? undefined : timeOf(Math.floor(minutes / 60), minutes % 60);
}

function timeOf(hours: number, minutes: number): string | undefined {
  if (hours > 23 || minutes > 59) return undefined;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/**
 * Days as people write them, `Mon-Fri` among them, in the standard's two letters; undefined where
 * one is none.
 */
export function daysIn(text: string): string[] | undefined {
  const spans = text
    .replaceAll(/\s*(?:[-–]|\bto\b)\s*/gi, '-')
    .split(/[;,/&\s]+|\band\b/i)
    .filter((part) => part !== '')
    .map(spanOf);
  const places = spans.flatMap((span) => span ?? []);
  if (spans.includes(undefined)) return undefined;
  return SHORT_DAYS.filter((_, place) => places.includes(place));
}

function spanOf(text: string): number[] | undefined {
  const [from, to = from, ...more] = text.split('-').map(placeOf);
  if (from === undefined || to === undefined || more.length > 0) return undefined;
  const length = ((to - from + 7) % 7) + 1;
  return Array.from({ length }, (_, step) => (from + step) % 7);
}

function placeOf(text: string): number | undefined {
  const day = text.toLowerCase().replace(/\.$/, '');
  const place = WEEKDAYS.findIndex(
    (name, at) =>
      SHORT_DAYS[at]?.toLowerCase() === day ||
      (day.length >= 3 && (name.startsWith(day) || `${name}s` === day)),
  );
  return place < 0 ? undefined : place;
}
