const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?Z$/;

/** Whether a value is a day that exists in the Gregorian calendar, written `YYYY-MM-DD`. */
export function isCalendarDate(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const parts = DATE.exec(value);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (days[month - 1] ?? 0);
}

/**
 * Whether a value is an instant in UTC (RFC 3339 with `Z`, up to microseconds) on a day that
 * exists.
 */
export function isUtcInstant(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const parts = INSTANT.exec(value);
  return parts !== null && isCalendarDate(parts[1]);
}
