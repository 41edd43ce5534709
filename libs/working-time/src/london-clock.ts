import { DateTime } from 'luxon';
import { bankHolidays } from './bank-holidays.js';

const ZONE = 'Europe/London';

/** What the clocks of London show at an instant, in minutes from midnight. */
export function londonMinutes(at: string): number {
  const { hour, minute } = DateTime.fromISO(at, { zone: ZONE });
  return hour * 60 + minute;
}

/**
 * The instant at which the clocks of London show so many minutes from midnight on a day; the first
 * of two, and the hour after where they skip it.
 */
export function londonInstant(day: string, minutes: number): string {
  const at = DateTime.fromISO(day, { zone: ZONE }).set({
    hour: Math.floor(minutes / 60),
    minute: minutes % 60,
  });
  if (!at.isValid) throw new Error(`${day} is no day`);
  return at.toUTC().toISO();
}

/** Whether people are at work on a day: neither a weekend nor a bank holiday. */
export function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !bankHolidays(Number(day.slice(0, 4))).has(day);
}
