import { DateTime } from 'luxon';

/** The day that an instant lies on by the calendar in London, `YYYY-MM-DD`. @param at RFC 3339 */
export function londonDate(at: string): string {
  return DateTime.fromISO(at, { zone: 'Europe/London' }).toFormat('yyyy-MM-dd');
}
