import { DateTime } from 'luxon';

/**
 * The instant at which a day of the calendar in London is over, RFC 3339 in UTC.
 * @param day `YYYY-MM-DD`
 */
export function endOfLondonDay(day: string): string {
  const end = DateTime.fromISO(day, { zone: 'Europe/London' }).plus({ days: 1 }).startOf('day');
  if (!end.isValid) throw new Error(`${day} is no day`);
  return end.toUTC().toISO();
}
