const NAME = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const SHORT = new Intl.DateTimeFormat('en-GB', {
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `November 2026`, of `2026-11`. */
export function monthName(month: string): string {
  return NAME.format(startOf(month));
}

/** `Nov 2026`, of `2026-11`. */
export function shortMonthName(month: string): string {
  return SHORT.format(startOf(month)).replace('Sept', 'Sep');
}

/** Each month from the one to the other. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = monthAfter(month)) months.push(month);
  return months;
}

function monthAfter(month: string): string {
  const at = startOf(month);
  at.setUTCMonth(at.getUTCMonth() + 1);
  return at.toISOString().slice(0, 'YYYY-MM'.length);
}

function startOf(month: string): Date {
  return new Date(`${month}-01T00:00:00Z`);
}
