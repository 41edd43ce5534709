const ZONE = 'Europe/London';
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

const DATE = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: ZONE,
});
const CLOCK = new Intl.DateTimeFormat('en-GB', {
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
  timeZone: ZONE,
});
const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: ZONE });
const ISO_DAY = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE });

/** `24 November 2026`, of an instant or of a day. */
export function dateOf(at: string): string {
  return DATE.format(new Date(at));
}

/** `5pm`, `10:30am`, `midday`, `midnight`. */
export function clockOf(at: string): string {
  const [clock = '', half = ''] = CLOCK.format(new Date(at)).toLowerCase().split(/\s/);
  if (clock === '12:00') return half === 'pm' ? 'midday' : 'midnight';
  if (clock === '0:00') return half === 'pm' ? 'midday' : 'midnight';
  return `${clock.replace(/:00$/, '').replace(/^0:/, '12:')}${half}`;
}

/** `24 November 2026 at 5pm`. */
export function dateAndTimeOf(at: string): string {
  return `${dateOf(at)} at ${clockOf(at)}`;
}

const STAMP = /(?<![\w-])\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z)?(?![\w-])/g;

/** A sentence of the hub, with its days and instants as they stand on pages. */
export function withDatesInWords(sentence: string): string {
  return sentence.replace(STAMP, (at) => {
    if (Number.isNaN(Date.parse(at))) return at;
    return at.includes('T') ? dateAndTimeOf(at) : dateOf(at);
  });
}

/** The day in London, `2026-11-24`. */
export function dayOf(at: string): string {
  return ISO_DAY.format(new Date(at));
}

/**
 * The day in London now.
 *
 * @param now milliseconds
 */
export function todayOf(now: number): string {
  return ISO_DAY.format(now);
}

/** The instant at which a day begins in London; in summer that is an hour before midnight UTC. */
export function startOf(day: string): string {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const isSummer = todayOf(midnight - 1) === day;
  return new Date(isSummer ? midnight - HOUR_MS : midnight).toISOString();
}

/** `today`, `tomorrow`, `yesterday`, `in 3 days`, `3 days ago`. */
export function daysFrom(now: string, at: string): string {
  const days = Math.round((Date.parse(dayOf(at)) - Date.parse(dayOf(now))) / DAY_MS);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${String(days)} days` : `${String(-days)} days ago`;
}

/** `Tuesday 24 November 2026 at 5pm`. */
export function weekdayAndTimeOf(at: string): string {
  return `${WEEKDAY.format(new Date(at))} ${dateAndTimeOf(at)}`;
}
