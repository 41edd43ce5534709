import { dayAfter } from './day-after.js';
import { londonDate } from './london-date.js';
import { type ClosedSpan, WorkingTime } from './working-time.js';

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
  return { dueAt, leftOut: leftOutOf(at, dueAt, closed) };
}

/**
 * When it is due once somebody else is waited for, who is closed on other days: as many working
 * days are left to them.
 * @param before days that the clock has left out so far
 */
export function dueForAnother<Span extends ClosedSpan>(
  at: string,
  dueAt: string,
  { before, closed }: { readonly before: readonly ClosedSpan[]; readonly closed: readonly Span[] },
): { readonly dueAt: string; readonly leftOut: Span[] } {
  if (dueAt <= at) return { dueAt, leftOut: [] };
  const time = new WorkingTime({}, before);
  const [today, last] = [londonDate(at), londonDate(dueAt)];
  const left = daysOf({ from: dayAfter(today), to: last }).filter((day) => time.isWorkingDay(day));
  return dueWithin(at, left.length, closed);
}

/** The first day from one on, that one included, on which somebody is open, `YYYY-MM-DD`. */
export function openDayFrom(day: string, closed: readonly ClosedSpan[] = []): string {
  const time = new WorkingTime({}, closed);
  let open = day;
  while (!time.isWorkingDay(open)) open = dayAfter(open);
  return open;
}

/** The days that a clock leaves out, as they stand beside when it is due; nothing where none do. */
export function notCountedOf<Span extends ClosedSpan>(
  leftOut: Span[],
): { readonly notCounted?: Span[] } {
  return leftOut.length === 0 ? {} : { notCounted: leftOut };
}

/** As `dueWithin`, for what is left of a clock: it ends at the close of its last day. */
export function dueWithinHours<Span extends ClosedSpan>(
  at: string,
  hours: number,
  closed: readonly Span[] = [],
): { readonly dueAt: string; readonly leftOut: Span[] } {
  const time = new WorkingTime({}, closed);
  const dueAt = time.addDays(time.addHours(at, hours), 0);
  return { dueAt, leftOut: leftOutOf(at, dueAt, closed) };
}

/** The spans with a day between two instants that would count otherwise. */
function leftOutOf<Span extends ClosedSpan>(
  from: string,
  to: string,
  closed: readonly Span[],
): Span[] {
  const [first, last] = [londonDate(from), londonDate(to)];
  const usual = new WorkingTime();
  const counts = (day: string): boolean => day >= first && day <= last && usual.isWorkingDay(day);
  return closed.filter((span) => daysOf(span).some(counts));
}

function daysOf({ from, to }: ClosedSpan): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = dayAfter(day)) days.push(day);
  return days;
}
