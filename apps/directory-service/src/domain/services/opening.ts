import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { type Weekday, WEEKDAYS } from '@hub/contracts/shape';
import { bankHolidays, londonDate, minutesOf } from '@hub/working-time';
import { timeOfDay } from './clock-time.js';
import type { OpenReferralSchedule } from './open-referral.js';
import { EVERY_DAY, readByDay } from './by-day.js';

const LONDON = 'Europe/London';
/** How far is looked for the days of a schedule that is not simply each week. */
const AHEAD_DAYS = 92;
const LOOK_AGAIN_DAYS = 30;
/** Rules that begin long ago, or fit no day at all, are given up. */
const MOST_STEPS = 20_000;

/** On which days schedules open, as they stand today. */
export interface OpeningDays {
  /** Absent where nothing says when. */
  readonly days?: readonly Weekday[];
  /** The day from which that may be different: one begins or ends. */
  readonly changesOn?: string;
}

/**
 * Hours as Open Referral's `day`, `start_time` and `end_time` ask for them; behind midnight they go
 * on to count: 26:00.
 */
export interface OpeningHours {
  readonly days: string;
  readonly opensAt?: string;
  readonly closesAt?: string;
}

/** The next time that it opens. */
export interface NextOpening {
  readonly date: string;
  readonly opensAt?: string;
  readonly closesAt?: string;
  readonly isBankHoliday: boolean;
}

/** Whether it holds today: those that are over, and those to come, say nothing of now. */
export function isCurrent(schedule: OpenReferralSchedule, today: string): boolean {
  const { valid_from: from, valid_to: to, until, dtstart } = schedule;
  const begins = [dateOf(from), isEachWeek(schedule) ? dateOf(dtstart) : undefined];
  const ends = [dateOf(to), dateOf(until)];
  return (
    begins.every((date) => date === undefined || date <= today) &&
    ends.every((date) => date === undefined || date >= today)
  );
}

/**
 * A day as feeds write it, also as iCalendar does: `20261231T235959Z`; undefined where it is none.
 */
function dateOf(text: string | undefined): string | undefined {
  const [, year = '', month = '', day = ''] = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(text ?? '') ?? [];
  const date = `${year}-${month}-${day}`;
  return Number.isNaN(Date.parse(date)) ? undefined : date;
}

/** A certain no must be certain: where one of them cannot be read, the days are not known. */
export function openingDays(
  schedules: readonly OpenReferralSchedule[],
  today: string,
): OpeningDays {
  const current = schedules.filter((schedule) => isCurrent(schedule, today));
  const read = current.map((schedule) => weekdaysOf(schedule, today));
  const days = new Set(read.flatMap((some) => some ?? []));
  const changes = schedules
    .flatMap((schedule) => changesOf(schedule, today))
    .filter((date) => date > today)
    .sort();
  return {
    ...(days.size === 0 || read.includes(undefined)
      ? {}
      : { days: WEEKDAYS.filter((day) => days.has(day)) }),
    ...(changes[0] === undefined ? {} : { changesOn: changes[0] }),
  };
}

export function openingHours({ byday, opens_at, closes_at }: OpenReferralSchedule): OpeningHours {
  const days = readByDay(byday);
  const opensAt = timeOfDay(opens_at);
  const closesAt = timeOfDay(closes_at);
  const isNextDay = opensAt !== undefined && closesAt !== undefined && closesAt <= opensAt;
  return {
    days: (days ?? []).map((day) => day.rule).join(','),
    ...(opensAt === undefined ? {} : { opensAt }),
    ...(closesAt === undefined ? {} : { closesAt: isNextDay ? nextDay(closesAt) : closesAt }),
  };
}

/** The next opening of any of them from a moment on, by London's clocks. */
export function nextOpening(
  schedules: readonly OpenReferralSchedule[],
  now: string,
): NextOpening | undefined {
  const here = Temporal.Instant.from(now).toZonedDateTimeISO(LONDON);
  const today = here.toPlainDate().toString();
  const minute = here.hour * 60 + here.minute;
  const openings = schedules
    .filter((schedule) => isCurrent(schedule, today))
    .flatMap((schedule) => {
      const { opensAt, closesAt } = openingHours(schedule);
      const isOver = closesAt !== undefined && minutesOf(closesAt) <= minute;
      const date = datesOf(schedule, today)?.find((one) => one > today || !isOver);
      const last = dateOf(schedule.valid_to);
      if (date === undefined || (last !== undefined && date > last)) return [];
      return [
        {
          date,
          ...(opensAt === undefined ? {} : { opensAt }),
          ...(closesAt === undefined ? {} : { closesAt: withinDay(closesAt) }),
          isBankHoliday: bankHolidays(Number(date.slice(0, 4))).has(date),
        },
      ];
    });
  const when = ({ date, opensAt = '' }: NextOpening): string => `${date} ${opensAt}`;
  return openings.sort((a, b) => (when(a) < when(b) ? -1 : 1))[0];
}

/** Today in London, `YYYY-MM-DD`. */
export function londonDay(now: string): string {
  // Thousands of services are read at one and the same instant.
  if (latest.now !== now) latest = { now, day: londonDate(now) };
  return latest.day;
}

let latest = { now: '', day: '' };

/** No days where it says nothing of them; undefined where what it says cannot be read. */
function weekdaysOf(schedule: OpenReferralSchedule, today: string): Weekday[] | undefined {
  const byDay = readByDay(schedule.byday);
  if (byDay === undefined) return undefined;
  if (isEachWeek(schedule)) return byDay.map(({ day }) => day);
  const dates = datesOf(schedule, today);
  // A rule that cannot be: the days it names are better than nothing.
  if (dates === undefined) return byDay.length === 0 ? undefined : byDay.map(({ day }) => day);
  return [...new Set(dates.map(weekdayOf))];
}

/**
 * A rule that needs no calendar: most services have it, and reading 20,000 of them must not take a
 * minute.
 */
function isEachWeek(schedule: OpenReferralSchedule): boolean {
  const { freq, interval = 1, count, dtstart, byday, bymonthday, byyearday, byweekno } = schedule;
  const isWeekly = freq === undefined || freq === 'WEEKLY';
  const isBare = [count, bymonthday, byyearday, byweekno].every((part) => part === undefined);
  const hasDays = byday !== undefined || dtstart === undefined;
  return isWeekly && isBare && hasDays && interval <= 1;
}

/** Days in London on which it occurs, from today on; undefined where its rule cannot be. */
function datesOf(schedule: OpenReferralSchedule, today: string): string[] | undefined {
  const byDay = readByDay(schedule.byday) ?? [];
  const from = Temporal.PlainDate.from(today);
  if (isEachWeek(schedule)) {
    const days = new Set(byDay.map(({ day }) => day));
    return Array.from({ length: 8 }, (_, ahead) => from.add({ days: ahead }).toString()).filter(
      (date) => days.has(weekdayOf(date)),
    );
  }
  try {
    return ruleOf(schedule, byDay, today)
      .between(atNoon(today), atNoon(from.add({ days: AHEAD_DAYS }).toString()), true)
      .map((one) => one.toPlainDate().toString());
  } catch (error) {
    // What feeds write is not always a rule: the library says so by throwing.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

function ruleOf(
  { freq = 'WEEKLY', interval, count, until, wkst, ...rule }: OpenReferralSchedule,
  byDay: readonly { readonly rule: string }[],
  today: string,
): RRuleTemporal<Temporal.ZonedDateTime> {
  const end = dateOf(until);
  return new RRuleTemporal({
    freq: freq as 'WEEKLY',
    tzid: LONDON,
    temporal: Temporal,
    dtstart: atNoon(dateOf(rule.dtstart) ?? dateOf(rule.valid_from) ?? today),
    maxIterations: MOST_STEPS,
    ...(interval === undefined ? {} : { interval }),
    ...(count === undefined ? {} : { count }),
    ...(end === undefined ? {} : { until: atNoon(end) }),
    ...(EVERY_DAY.some(({ rule }) => rule === wkst) ? { wkst } : {}),
    ...(byDay.length === 0 ? {} : { byDay: byDay.map((day) => day.rule) }),
    ...numbers('byMonthDay', rule.bymonthday),
    ...numbers('byYearDay', rule.byyearday),
    ...numbers('byWeekNo', rule.byweekno),
  });
}

function numbers(name: string, list: string | undefined): object {
  const read = (list ?? '')
    .split(/[,;\s]+/)
    .filter((part) => part !== '')
    .map(Number);
  return read.length === 0 ? {} : { [name]: read };
}

const atNoon = (date: string): Temporal.ZonedDateTime =>
  Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: LONDON, plainTime: '12:00' });

function weekdayOf(date: string): Weekday {
  return WEEKDAYS[Temporal.PlainDate.from(date).dayOfWeek - 1] ?? 'monday';
}

function changesOf(schedule: OpenReferralSchedule, today: string): string[] {
  const { valid_from: from, valid_to: to, until, dtstart } = schedule;
  const ends = [to, until].flatMap((text) => dateOf(text) ?? []).map((date) => plusDays(date, 1));
  const begins = [from, dtstart].flatMap((text) => dateOf(text) ?? []);
  return [...begins, ...ends, ...(isEachWeek(schedule) ? [] : [plusDays(today, LOOK_AGAIN_DAYS)])];
}

const plusDays = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString();

function nextDay(time: string): string {
  return `${String(Number(time.slice(0, 2)) + 24)}${time.slice(2)}`;
}

function withinDay(time: string): string {
  const hours = Number(time.slice(0, 2));
  return hours > 24 ? `${String(hours - 24).padStart(2, '0')}${time.slice(2)}` : time;
}
