import { type Refusal, refuse } from '@hub/contracts';
import type { ReminderTimes } from '@hub/contracts/notification';
import { isWorkingDay, londonDate, londonInstant, londonMinutes } from '@hub/working-time';

/** At the beginning of a working day, for whoever has chosen nothing. */
export const DEFAULT_TIMES: Readonly<ReminderTimes> = { times: ['08:30'] };

const DAY_MINUTES = 24 * 60;
const MOST_QUIET_MINUTES = 22 * 60;

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** Quiet hours have a beginning and an end, and leave room for a digest on each working day. */
export function refuseTimes({ quietFrom, quietUntil }: ReminderTimes): Refusal | undefined {
  if (quietFrom === undefined && quietUntil === undefined) return undefined;
  if (quietFrom === undefined || quietUntil === undefined)
    return refuse('reminders_unfit', 'Send quietFrom and quietUntil together.');
  const quiet = (minutesOf(quietUntil) - minutesOf(quietFrom) + DAY_MINUTES) % DAY_MINUTES;
  return quiet === 0 || quiet > MOST_QUIET_MINUTES
    ? refuse('reminders_unfit', 'Leave at least two hours of the day outside the quiet hours.')
    : undefined;
}

function isQuiet({ quietFrom, quietUntil }: ReminderTimes, minutes: number): boolean {
  if (quietFrom === undefined || quietUntil === undefined) return false;
  const [from, until] = [minutesOf(quietFrom), minutesOf(quietUntil)];
  return from < until ? minutes >= from && minutes < until : minutes >= from || minutes < until;
}

/** When the quiet hours end in which an instant falls; undefined outside them. */
export function quietEnd(reminders: ReminderTimes, now: string): string | undefined {
  const { quietUntil } = reminders;
  if (quietUntil === undefined || !isQuiet(reminders, londonMinutes(now))) return undefined;
  const today = londonDate(now);
  const end = londonInstant(today, minutesOf(quietUntil));
  return end > now ? end : londonInstant(dayAfter(today), minutesOf(quietUntil));
}

function dayAfter(day: string): string {
  const noon = Date.parse(londonInstant(day, DAY_MINUTES / 2));
  return londonDate(new Date(noon + DAY_MINUTES * 60_000).toISOString());
}

/** When it is sent on a day: one that falls into the quiet hours waits until they end. */
function sentAt(reminders: ReminderTimes, time: string): number {
  const minutes = minutesOf(time);
  const { quietUntil } = reminders;
  return isQuiet(reminders, minutes) && quietUntil !== undefined ? minutesOf(quietUntil) : minutes;
}

/**
 * The digest that is to be out by now, by the moment for which it is; none on a day off,
 * before the first of a day, or in quiet hours. One that was missed is sent late, on the same day.
 */
export function digestDue(reminders: ReminderTimes, now: string): string | undefined {
  const day = londonDate(now);
  const minutes = londonMinutes(now);
  const isOff = reminders.everyDay !== true && !isWorkingDay(day);
  if (isOff || isQuiet(reminders, minutes)) return undefined;
  const past = reminders.times
    .map((time) => sentAt(reminders, time))
    .filter((one) => one <= minutes && one < DAY_MINUTES);
  return past.length === 0 ? undefined : londonInstant(day, Math.max(...past));
}
