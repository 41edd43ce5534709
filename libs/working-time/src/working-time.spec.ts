import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { WorkingTime } from './working-time.js';

const time = new WorkingTime();
const instants = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2032-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const minutes = fc.integer({ min: 1, max: 6_000 });

describe('so many working days back', () => {
  it('lies what was due so long ago that the close of the last of them is reached', () => {
    const few = fc.integer({ min: 1, max: 12 });
    const apart = fc.integer({ min: 0, max: 30 * 24 * 60 });
    fc.assert(
      fc.property(instants, few, apart, (due, days, passed) => {
        const now = new Date(Date.parse(due) + passed * 60_000).toISOString();
        expect(due < time.daysBefore(now, days)).toBe(time.addDays(due, days) <= now);
      }),
    );
    expect(time.daysBefore('2026-03-07T10:00:00.000Z', 0)).toBe('2026-03-07T10:00:00.000Z');
    expect(() => time.daysBefore('2026-03-07T10:00:00.000Z', 1.5)).toThrow('whole');
  });
});

describe('a clock in working time', () => {
  it.each([
    ['within a day', '2026-03-02T10:00:00.000Z', 2, '2026-03-02T12:00:00.000Z'],
    ['over a night', '2026-03-02T16:00:00.000Z', 2, '2026-03-03T10:00:00.000Z'],
    ['over a weekend', '2026-03-06T16:00:00.000Z', 2, '2026-03-09T10:00:00.000Z'],
    ['over Easter and into summer time', '2026-04-02T15:00:00.000Z', 2, '2026-04-07T09:00:00.000Z'],
    [
      'over the night in which summer time begins',
      '2026-03-27T16:30:00.000Z',
      1,
      '2026-03-30T08:30:00.000Z',
    ],
    ['over the night in which it ends', '2026-10-23T15:30:00.000Z', 1, '2026-10-26T09:30:00.000Z'],
    ['from the night before', '2026-03-03T02:00:00.000Z', 1, '2026-03-03T10:00:00.000Z'],
    ['to the close of the day', '2026-03-02T09:00:00.000Z', 8, '2026-03-02T17:00:00.000Z'],
    ['over Christmas', '2026-12-24T16:00:00.000Z', 2, '2026-12-29T10:00:00.000Z'],
  ])('runs %s', (_what, from, hours, to) => {
    expect(time.addHours(from, hours)).toBe(to);
  });

  it('adds up, and what has passed is what was added', () => {
    fc.assert(
      fc.property(instants, minutes, minutes, (from, some, more) => {
        const once = time.addHours(from, some / 60);
        expect(time.addHours(once, more / 60)).toBe(time.addHours(from, (some + more) / 60));
        expect(time.hoursBetween(from, once)).toBeCloseTo(some / 60, 6);
        expect(time.hoursBetween(once, from)).toBe(0);
      }),
    );
  });

  it('ends on a working day between nine and five in London, and never before it began', () => {
    fc.assert(
      fc.property(instants, minutes, (from, some) => {
        const to = time.addHours(from, some / 60);
        const [date = '', clock = ''] = new Date(to)
          .toLocaleString('sv-SE', { timeZone: 'Europe/London' })
          .split(' ');
        expect(to >= from && time.isWorkingDay(date)).toBe(true);
        expect(clock >= '09:00:00' && clock <= '17:00:00').toBe(true);
      }),
    );
  });

  it('in days ends at the close of the last', () => {
    expect(time.addDays('2026-03-02T09:30:00.000Z', 5)).toBe('2026-03-09T17:00:00.000Z');
    expect(time.addDays('2026-04-02T20:00:00.000Z', 1)).toBe('2026-04-07T16:00:00.000Z');
    expect(time.addDays('2026-03-02T09:30:00.000Z', 0)).toBe('2026-03-02T17:00:00.000Z');
    expect(time.addDays('2026-03-07T09:30:00.000Z', 0)).toBe('2026-03-09T17:00:00.000Z');
    expect(time.addDays('2026-03-07T09:30:00.000Z', 1)).toBe('2026-03-09T17:00:00.000Z');
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 1, max: 30 }),
        (from, days) => time.addDays(from, days + 1) > time.addDays(from, days),
      ),
    );
  });

  it('knows other hours, and none that make no sense', () => {
    expect(
      new WorkingTime({ opensAt: 0, closesAt: 24 }).addHours('2026-03-06T23:00:00.000Z', 2),
    ).toBe('2026-03-09T01:00:00.000Z');
    expect(() => new WorkingTime({ opensAt: 9, closesAt: 9 })).toThrow(/before it ends/);
    expect(() => time.addHours('2026-03-02T16:00:00.000Z', -1)).toThrow(/backwards/);
    expect(() => time.addDays('2026-03-02T16:00:00.000Z', 1.5)).toThrow(/whole/);
  });
});
