import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isWorkingDay, londonDate, londonInstant, londonMinutes } from '@hub/working-time';
import { DEFAULT_TIMES, digestDue, quietEnd, refuseTimes } from './digest-times.js';

/** Some of a day, the last among them. */
const MINUTES = [...Array.from({ length: 144 }, (_, place) => place * 10), 1_439];

const time = fc
  .integer({ min: 0, max: 1_439 })
  .map((one) =>
    [Math.floor(one / 60), one % 60].map((part) => String(part).padStart(2, '0')).join(':'),
  );
const times = fc.uniqueArray(time, { minLength: 1, maxLength: 4 });
const reminders = fc.oneof(
  fc.record({ times }),
  fc.record({ times, quietFrom: time, quietUntil: time }).filter((one) => !refuseTimes(one)),
);

describe('the digest that is to be out', () => {
  it('is that of half past eight on a working day, for whoever has chosen nothing', () => {
    expect(digestDue(DEFAULT_TIMES, '2026-07-01T07:29:59.000Z')).toBeUndefined();
    const due = '2026-07-01T07:30:00.000Z';
    for (const now of [due, '2026-07-01T22:00:00.000Z'])
      expect(digestDue(DEFAULT_TIMES, now)).toBe(due);
    expect(digestDue(DEFAULT_TIMES, '2026-07-04T10:00:00.000Z')).toBeUndefined();
    expect(digestDue(DEFAULT_TIMES, '2026-12-25T10:00:00.000Z')).toBeUndefined();
  });

  it('goes out at weekends and on bank holidays to whoever works then, and says so', () => {
    const always = { times: ['20:00'], everyDay: true };
    for (const day of ['2026-07-04', '2026-07-05'])
      expect(digestDue(always, `${day}T19:30:00.000Z`)).toBe(`${day}T19:00:00.000Z`);
    expect(digestDue(always, '2026-12-25T20:00:00.000Z')).toBe('2026-12-25T20:00:00.000Z');
    expect(digestDue({ ...always, everyDay: false }, '2026-12-25T20:00:00.000Z')).toBeUndefined();
  });

  it('waits until quiet hours end, and none goes out in them', () => {
    const night = { times: ['07:00', '13:00'], quietFrom: '18:00', quietUntil: '09:15' };
    expect(digestDue(night, '2026-01-05T09:14:00.000Z')).toBeUndefined();
    expect(digestDue(night, '2026-01-05T09:15:00.000Z')).toBe('2026-01-05T09:15:00.000Z');
    expect(digestDue(night, '2026-01-05T13:00:00.000Z')).toBe('2026-01-05T13:00:00.000Z');
    expect(digestDue(night, '2026-01-05T18:00:00.000Z')).toBeUndefined();
  });

  it('goes out on each working day, whatever was chosen: nobody can switch it off', () => {
    const day = fc.integer({ min: 0, max: 2_000 }).map((one) => Date.UTC(2026, 0, 1 + one));
    fc.assert(
      fc.property(reminders, day, (chosen, at) => {
        const date = new Date(at).toISOString().slice(0, 10);
        fc.pre(isWorkingDay(date));
        const midnight = Date.parse(londonInstant(date, 0));
        const out = new Set<string>();
        for (const minute of MINUTES) {
          const now = new Date(midnight + minute * 60_000).toISOString();
          const due = digestDue(chosen, now);
          expect(londonDate(now)).toBe(date);
          if (due !== undefined) out.add(due);
          if (due !== undefined) expect(due <= now).toBe(true);
        }
        expect(out.size).toBeGreaterThan(0);
        expect(out.size).toBeLessThanOrEqual(chosen.times.length);
        for (const one of out) expect(londonMinutes(one)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 40 },
    );
  });

  it('is put off in quiet hours to their end, which is less than a day away and not quiet itself', () => {
    const nights = { times: ['08:30'], quietFrom: '18:00', quietUntil: '08:00' };
    expect(quietEnd(nights, '2026-01-05T18:00:00.000Z')).toBe('2026-01-06T08:00:00.000Z');
    expect(quietEnd(nights, '2026-01-06T07:59:59.999Z')).toBe('2026-01-06T08:00:00.000Z');
    expect(quietEnd(nights, '2026-01-06T08:00:00.000Z')).toBeUndefined();
    expect(quietEnd({ times: ['08:30'] }, '2026-01-06T03:00:00.000Z')).toBeUndefined();
    const instant = fc
      .date({ min: new Date('2026-01-01'), max: new Date('2031-12-31'), noInvalidDate: true })
      .map((one) => one.toISOString());
    fc.assert(
      fc.property(reminders, instant, (chosen, now) => {
        const end = quietEnd(chosen, now);
        fc.pre(end !== undefined);
        const away = Date.parse(end) - Date.parse(now);
        expect(away).toBeGreaterThan(0);
        expect(away).toBeLessThan(24 * 3_600_000);
        expect(quietEnd(chosen, end)).toBeUndefined();
      }),
    );
  });

  it('has quiet hours with both ends, that are not the whole day', () => {
    const chosen = { times: ['08:30'] };
    expect(refuseTimes(chosen)).toBeUndefined();
    expect(refuseTimes({ ...chosen, quietFrom: '18:00', quietUntil: '08:00' })).toBeUndefined();
    for (const unfit of [{ quietFrom: '18:00' }, { quietUntil: '18:00' }])
      expect(refuseTimes({ ...chosen, ...unfit })).toMatchObject({ refused: 'reminders_unfit' });
    for (const quietUntil of ['18:00', '17:00', '16:01'])
      expect(refuseTimes({ ...chosen, quietFrom: '18:00', quietUntil })).toMatchObject({
        refused: 'reminders_unfit',
      });
  });
});
