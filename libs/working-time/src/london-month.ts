import { DateTime } from 'luxon';

export interface LondonMonth {
  /** `YYYY-MM`. */
  readonly name: string;
  /** The instant at which the next one begins. */
  readonly endsAt: string;
}

/** The month that an instant lies in, by the calendar in London. */
export function londonMonth(at: string): LondonMonth {
  const here = DateTime.fromISO(at, { zone: 'Europe/London' });
  return {
    name: here.toFormat('yyyy-MM'),
    endsAt: new Date(here.startOf('month').plus({ months: 1 }).toMillis()).toISOString(),
  };
}
