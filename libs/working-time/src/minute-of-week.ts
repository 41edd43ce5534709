import { DateTime } from 'luxon';

const DAY = 24 * 60;

/**
 * How many minutes of the week are over in London, from Monday 00:00: 0 to 10,079. @param at RFC
 * 3339
 */
export function minuteOfWeek(at: string): number {
  const here = DateTime.fromISO(at, { zone: 'Europe/London' });
  return (here.weekday - 1) * DAY + here.hour * 60 + here.minute;
}
