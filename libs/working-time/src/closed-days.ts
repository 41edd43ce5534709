import { londonDate } from './london-date.js';
import { type ClosedSpan, WorkingTime } from './working-time.js';

const DAY_MS = 86_400_000;

/**
 * By when somebody answers within so many working days, and which of the days that they are closed
 * on the clock stood still for.
 */
export function dueWithin<Span extends ClosedSpan>(
  at: string,
  days: number,
  closed: readonly Span[] = [],
): { readonly dueAt: string; readonly leftOut: Span[] } {
  const dueAt = new WorkingTime({}, closed).addDays(at, days);
  const [first, last] = [londonDate(at), londonDate(dueAt)];
  const usual = new WorkingTime();
  const counts = (day: string): boolean => day >= first && day <= last && usual.isWorkingDay(day);
  return { dueAt, leftOut: closed.filter((span) => daysOf(span).some(counts)) };
}

function daysOf({ from, to }: ClosedSpan): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = dayAfter(day)) days.push(day);
  return days;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
}
