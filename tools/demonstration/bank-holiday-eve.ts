import { DateTime } from 'luxon';
import { bankHolidays } from '@hub/working-time';

/**
 * Ten in the morning of the Thursday before the next Easter: four days on which nobody works lie
 * ahead.
 */
export function nextEasterEve(now: string): string {
  const from = DateTime.fromISO(now, { zone: 'Europe/London' });
  for (let year = from.year; ; year += 1) {
    const goodFriday = [...bankHolidays(year)].find(
      (day) => DateTime.fromISO(day).weekday === 5 && ['03', '04'].includes(day.slice(5, 7)),
    );
    const eve = DateTime.fromISO(goodFriday ?? '', { zone: 'Europe/London' })
      .minus({ days: 1 })
      .set({ hour: 10 });
    if (eve > from) return eve.toUTC().toISO() ?? '';
  }
}
