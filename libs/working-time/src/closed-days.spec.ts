import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  dueForAnother,
  dueWithin,
  dueWithinHours,
  notCountedOf,
  openDayFrom,
} from './closed-days.js';
import { londonDate } from './london-date.js';
import { type ClosedSpan, WorkingTime } from './working-time.js';

const DAY_MS = 86_400_000;
const dayOf = (number: number) => new Date(number * DAY_MS).toISOString().slice(0, 10);
const FIRST = Date.parse('2026-01-01') / DAY_MS;

const instants = fc
  .integer({ min: FIRST * 24, max: (FIRST + 700) * 24 })
  .map((hour) => new Date(hour * 3_600_000).toISOString());
const spans = fc
  .record({ first: fc.integer({ min: FIRST, max: FIRST + 720 }), days: fc.nat({ max: 45 }) })
  .map(({ first, days }) => ({ from: dayOf(first), to: dayOf(first + days) }));
const closures = fc.array(spans, { maxLength: 6 });
const few = fc.integer({ min: 0, max: 25 });
const isClosed = (closed: readonly ClosedSpan[], day: string) =>
  closed.some(({ from, to }) => from <= day && day <= to);

describe('a clock of somebody who is closed on some days', () => {
  it('in the last week of term runs on when the school is back', () => {
    const summer = { from: '2026-07-22', to: '2026-09-01', name: 'Summer holiday' };
    const autumn = { from: '2026-10-26', to: '2026-10-30', name: 'Half term' };
    expect(dueWithin('2026-07-20T09:30:00.000Z', 5, [summer, autumn])).toEqual({
      // The 21st, and from Wednesday the 2nd of September four days.
      dueAt: '2026-09-07T16:00:00.000Z',
      leftOut: [summer],
    });
    expect([notCountedOf([summer]), notCountedOf([])]).toEqual([{ notCounted: [summer] }, {}]);
    expect(dueWithin('2026-07-20T09:30:00.000Z', 5)).toEqual({
      dueAt: '2026-07-27T16:00:00.000Z',
      leftOut: [],
    });
  });

  it('is due on a working day on which they are open, after so many of those', () => {
    fc.assert(
      fc.property(instants, few, closures, (at, days, closed) => {
        const { dueAt } = dueWithin(at, days, closed);
        const usual = new WorkingTime();
        const due = londonDate(dueAt);
        let open = 0;
        for (let day = londonDate(at); day < due; day = dayOf(Date.parse(day) / DAY_MS + 1))
          if (day > londonDate(at) && usual.isWorkingDay(day) && !isClosed(closed, day)) open += 1;
        expect(usual.isWorkingDay(due) && !isClosed(closed, due)).toBe(true);
        expect(open).toBe(due === londonDate(at) ? 0 : Math.max(0, days - 1));
      }),
    );
  });

  it('is never due earlier than that of others, and as theirs where nothing is left out', () => {
    fc.assert(
      fc.property(instants, few, closures, (at, days, closed) => {
        const { dueAt, leftOut } = dueWithin(at, days, closed);
        const others = new WorkingTime().addDays(at, days);
        expect(dueAt >= others).toBe(true);
        if (leftOut.length === 0) expect(dueAt).toBe(others);
        expect(closed).toEqual(expect.arrayContaining(leftOut));
        // What it names is all that it takes to count again.
        expect(dueWithin(at, days, leftOut)).toEqual({ dueAt, leftOut });
      }),
    );
  });

  it('that passes to somebody else leaves them as many working days, and back again the same', () => {
    const counted = fc.integer({ min: 1, max: 25 });
    const later = fc.nat({ max: 20 * 24 });
    fc.assert(
      fc.property(instants, counted, later, closures, (begun, days, hours, closed) => {
        const at = new Date(Date.parse(begun) + hours * 3_600_000).toISOString();
        const { dueAt } = dueWithin(begun, days);
        fc.pre(londonDate(at) < londonDate(dueAt));
        expect(dueForAnother(at, dueAt, { before: [], closed: [] }).dueAt).toBe(dueAt);
        const passed = dueForAnother(at, dueAt, { before: [], closed });
        expect(passed.dueAt >= dueAt).toBe(true);
        const back = dueForAnother(at, passed.dueAt, { before: passed.leftOut, closed: [] });
        expect(back).toEqual({ dueAt, leftOut: [] });
      }),
    );
  });

  it('that is late already stays so, whoever is waited for now', () => {
    const [at, dueAt] = ['2026-07-22T09:00:00.000Z', '2026-07-21T16:00:00.000Z'];
    const closed = [{ from: '2026-07-22', to: '2026-09-01' }];
    expect(dueForAnother(at, dueAt, { before: [], closed })).toEqual({ dueAt, leftOut: [] });
  });

  it('names the first day from one on that is open, that one included', () => {
    const half = { from: '2026-10-26', to: '2026-10-30' };
    expect(openDayFrom('2026-10-23', [half])).toBe('2026-10-23');
    expect(openDayFrom('2026-10-24', [half])).toBe('2026-11-02');
    expect(openDayFrom('2026-10-24')).toBe('2026-10-26');
    expect(openDayFrom('2026-12-25')).toBe('2026-12-29');
  });

  it('that stood still goes on with what was left, on days on which they are open', () => {
    const closed = [{ from: '2026-03-17', to: '2026-03-18' }];
    expect(dueWithinHours('2026-03-16T09:00:00.000Z', 12, closed)).toEqual({
      dueAt: '2026-03-19T17:00:00.000Z',
      leftOut: closed,
    });
  });
});
