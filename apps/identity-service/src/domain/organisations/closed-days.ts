import { type Refusal, refuse } from '@hub/contracts';
import type { ClosedDays } from '@hub/contracts/identity';

/** A clock stands still that long at most: a school is closed for six weeks in summer. */
const LONGEST_DAYS = 70;
const DAY_MS = 86_400_000;

/** What is wrong with days on which an organisation says it is closed. */
export function faultOfClosed(closed: readonly ClosedDays[]): Refusal | undefined {
  for (const [place, { from, to }] of closed.entries()) {
    const before = closed[place - 1];
    if (to < from) return fault(place, 'to', 'must not be before the first day');
    if ((Date.parse(to) - Date.parse(from)) / DAY_MS >= LONGEST_DAYS)
      return fault(place, 'to', `must be within ${String(LONGEST_DAYS)} days`);
    if (before !== undefined && from <= before.to)
      return fault(place, 'from', 'must come after the days before it');
  }
  return undefined;
}

/** What is closed on a day or later, of an organisation and of its cluster, in order. */
export function closedFrom(
  day: string,
  calendars: readonly (readonly ClosedDays[] | undefined)[],
): ClosedDays[] {
  return calendars
    .flatMap((closed) => closed ?? [])
    .filter(({ to }) => to >= day)
    .sort((one, other) => (one.from < other.from ? -1 : 1));
}

function fault(place: number, field: string, message: string): Refusal {
  return refuse('invalid_request', undefined, [
    { field: `closed.${String(place)}.${field}`, message },
  ]);
}
