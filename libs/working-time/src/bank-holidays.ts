const FIRST_YEAR = 1978;

/**
 * Days that a proclamation adds to those of the rule, and takes away from them, as `YYYY-MM-DD`.
 */
export interface Proclamation {
  readonly added: readonly string[];
  readonly away: readonly string[];
}

/** Source: gov.uk/bank-holidays, The Gazette. */
const PROCLAIMED: Readonly<Record<number, Partial<Proclamation>>> = {
  1995: { away: ['1995-05-01'], added: ['1995-05-08'] },
  1999: { added: ['1999-12-31'] },
  2002: { away: ['2002-05-27'], added: ['2002-06-03', '2002-06-04'] },
  2011: { added: ['2011-04-29'] },
  2012: { away: ['2012-05-28'], added: ['2012-06-04', '2012-06-05'] },
  2020: { away: ['2020-05-04'], added: ['2020-05-08'] },
  2022: { away: ['2022-05-30'], added: ['2022-06-02', '2022-06-03', '2022-09-19'] },
  2023: { added: ['2023-05-08'] },
};

/**
 * Bank holidays of England, as `YYYY-MM-DD`. Follows the rules of the Banking and Financial
 * Dealings Act 1971, schedule 1, with New Year's Day and the first Monday in May as proclaimed each
 * year since 1978, and the days that were proclaimed once. Of a day that was proclaimed since, a
 * process is told by `proclaim`.
 *
 * @throws Error before 1978
 */
export function bankHolidays(year: number): ReadonlySet<string> {
  const days = known.get(year) ?? computed(year);
  known.set(year, days);
  return days;
}

/**
 * Tells all clocks of this process of days that were proclaimed since the rules above were written;
 * once, at its start.
 */
export function proclaim(days: Proclamation): void {
  lately = days;
  known.clear();
}

let lately: Proclamation = { added: [], away: [] };

/** Clocks ask day by day. */
const known = new Map<number, ReadonlySet<string>>();

function computed(year: number): ReadonlySet<string> {
  if (year < FIRST_YEAR) throw new Error(`Bank holidays are known from ${String(FIRST_YEAR)} on`);
  const easter = easterSunday(year);
  const usual = [
    afterWeekend(day(year, 1, 1)),
    plus(easter, -2),
    plus(easter, 1),
    firstMonday(year, 5),
    lastMonday(year, 5),
    lastMonday(year, 8),
    ...christmas(year),
  ];
  const { away = [], added = [] } = PROCLAIMED[year] ?? {};
  const isOfYear = (date: string): boolean => Number(date.slice(0, 4)) === year;
  const days = new Set([...usual.map(text), ...added, ...lately.added.filter(isOfYear)]);
  for (const date of [...away, ...lately.away]) days.delete(date);
  return new Set([...days].sort());
}

/**
 * Christmas Day and Boxing Day; what falls on a weekend is made up for on the next working day that
 * is none.
 */
function christmas(year: number): Date[] {
  const [first, second] = [day(year, 12, 25), day(year, 12, 26)];
  const weekday = first.getUTCDay();
  if (weekday === 5) return [first, plus(second, 2)];
  if (weekday === 6) return [plus(first, 2), plus(second, 2)];
  return weekday === 0 ? [second, plus(first, 2)] : [first, second];
}

/** Anonymous Gregorian computus. Source: J. Meeus, Astronomical Algorithms, chapter 8. */
function easterSunday(year: number): Date {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const place = h + l - 7 * m + 114;
  return day(year, Math.floor(place / 31), (place % 31) + 1);
}

function afterWeekend(date: Date): Date {
  const weekday = date.getUTCDay();
  return plus(date, weekday === 6 ? 2 : weekday === 0 ? 1 : 0);
}

function firstMonday(year: number, month: number): Date {
  const first = day(year, month, 1);
  return plus(first, (8 - first.getUTCDay()) % 7);
}

function lastMonday(year: number, month: number): Date {
  const last = day(year, month + 1, 0);
  return plus(last, -((last.getUTCDay() + 6) % 7));
}

function day(year: number, month: number, date: number): Date {
  return new Date(Date.UTC(year, month - 1, date));
}

function plus(date: Date, days: number): Date {
  return new Date(date.getTime() + days * 86_400_000);
}

function text(date: Date): string {
  return date.toISOString().slice(0, 10);
}
