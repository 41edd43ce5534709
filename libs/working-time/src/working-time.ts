import { DateTime } from 'luxon';
import { bankHolidays } from './bank-holidays.js';

const HOUR_MS = 3_600_000;

/** When work is done. */
export interface OpeningHours {
  /** Hour of the day at which it begins and ends, in local time. */
  readonly opensAt: number;
  readonly closesAt: number;
  /** IANA name of the time zone. */
  readonly zone: string;
}

/** Days on which somebody is closed beside weekends and bank holidays; both are among them. */
export interface ClosedSpan {
  /** `YYYY-MM-DD` */
  readonly from: string;
  readonly to: string;
}

const LONDON: OpeningHours = { opensAt: 9, closesAt: 17, zone: 'Europe/London' };

/**
 * Clocks that run in working time: Monday to Friday but for English bank holidays, nine to five in
 * London, so that summer time neither adds nor takes an hour. Instants are RFC 3339 in UTC with
 * milliseconds.
 */
export class WorkingTime {
  private readonly hours: OpeningHours;

  /**
   * @param closed days that whoever must act is closed on besides
   * @throws Error where it would never be open
   */
  constructor(
    change: Partial<OpeningHours> = {},
    private readonly closed: readonly ClosedSpan[] = [],
  ) {
    this.hours = { ...LONDON, ...change };
    if (!(
      this.hours.opensAt >= 0 &&
      this.hours.opensAt < this.hours.closesAt &&
      this.hours.closesAt <= 24
    ))
      throw new Error('Work must begin before it ends, within a day');
  }

  /** @param date `YYYY-MM-DD` */
  isWorkingDay(date: string): boolean {
    return this.isOpenOn(this.local(date));
  }

  /**
   * The instant by which so many working hours have passed since another; the clock stands still
   * outside them.
   */
  addHours(from: string, hours: number): string {
    if (!(hours >= 0)) throw new Error('A clock does not run backwards');
    // What is left of a clock is kept in hours: rounding alone must not make it a day later.
    let left = Math.round(hours * HOUR_MS);
    for (let today = this.local(from).startOf('day'); ; today = today.plus({ days: 1 })) {
      const [opens, closes] = this.openOn(today);
      const begins = Math.max(opens, Date.parse(from));
      if (begins >= closes) continue;
      if (left <= closes - begins) return new Date(begins + left).toISOString();
      left -= closes - begins;
    }
  }

  /** The close of the last of so many working days after the day of an instant. */
  addDays(from: string, days: number): string {
    if (!(Number.isInteger(days) && days >= 0)) throw new Error('Working days are counted whole');
    let left = days;
    let today = this.local(from).startOf('day');
    while (left > 0 || !this.isOpenOn(today)) {
      today = today.plus({ days: 1 });
      if (this.isOpenOn(today)) left -= 1;
    }
    return new Date(this.openOn(today)[1]).toISOString();
  }

  /**
   * Whatever lies before it lies so many working days back: the close of the last of them, as
   * `addDays` counts, is reached.
   */
  daysBefore(now: string, days: number): string {
    if (!(Number.isInteger(days) && days >= 0)) throw new Error('Working days are counted whole');
    let left = days;
    let day = this.local(now).startOf('day').plus({ days: 1 });
    while (left > 0) {
      day = day.minus({ days: 1 });
      if (this.isOpenOn(day) && this.openOn(day)[1] <= Date.parse(now)) left -= 1;
    }
    return days === 0 ? now : new Date(day.toMillis()).toISOString();
  }

  /**
   * Working hours from one instant to another; 0 where the other is not later. To pause a clock is
   * to keep what is left of it.
   */
  hoursBetween(from: string, to: string): number {
    let sum = 0;
    for (
      let today = this.local(from).startOf('day');
      today.toMillis() < Date.parse(to);
      today = today.plus({ days: 1 })
    ) {
      const [opens, closes] = this.openOn(today);
      sum += Math.max(0, Math.min(closes, Date.parse(to)) - Math.max(opens, Date.parse(from)));
    }
    return sum / HOUR_MS;
  }

  /** When it opens and closes on a day; the same instant twice on a day off. */
  private openOn(today: DateTime<true>): [number, number] {
    const { opensAt, closesAt } = this.hours;
    if (!this.isOpenOn(today)) return [today.toMillis(), today.toMillis()];
    const closes = closesAt === 24 ? today.plus({ days: 1 }) : today.set({ hour: closesAt });
    return [today.set({ hour: opensAt }).toMillis(), closes.toMillis()];
  }

  private isOpenOn(today: DateTime<true>): boolean {
    const day = today.toISODate();
    return (
      today.weekday <= 5 &&
      !bankHolidays(today.year).has(day) &&
      !this.closed.some(({ from, to }) => from <= day && day <= to)
    );
  }

  private local(instant: string): DateTime<true> {
    const local = DateTime.fromISO(instant, { zone: this.hours.zone });
    if (!local.isValid) throw new RangeError(`${instant} is no instant`);
    return local;
  }
}
