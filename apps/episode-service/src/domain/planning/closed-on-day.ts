import { type Refusal, refuse } from '@hub/contracts';
import type { ClosedDays } from '@hub/contracts/identity';
import type { ReviewInvitationView } from '@hub/contracts/planning';
import { openDayFrom } from '@hub/working-time';

/** When those who are to meet are closed, by person. */
export type ClosedPeople = ReadonlyMap<string, readonly ClosedDays[]>;

/** Nobody calls others together on a day on which they are closed themselves. */
export function refuseClosed(day: string, closed: readonly ClosedDays[] = []): Refusal | undefined {
  const open = openDayFrom(day, closed);
  return open === day
    ? undefined
    : refuse(
        'closed_on_day',
        `You are closed on that day; the next day on which you are open is ${open}.`,
      );
}

/** What is said beside an invitation of somebody who is closed on the day of the meeting. */
export function closedOn(
  day: string,
  closed: readonly ClosedDays[] = [],
): Pick<ReviewInvitationView, 'closed'> {
  const span = closed.find(({ from, to }) => from <= day && day <= to);
  return span ? { closed: { ...span, openAgainOn: openDayFrom(day, closed) } } : {};
}
