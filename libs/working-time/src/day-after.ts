const DAY_MS = 86_400_000;

/** So many days after a day of the calendar, `YYYY-MM-DD`; before it where they are negative. */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
