import { describe, expect, it } from '@jest/globals';
import {
  clockOf,
  dateAndTimeOf,
  dateOf,
  dayOf,
  daysFrom,
  todayOf,
  weekdayAndTimeOf,
  withDatesInWords,
} from './dates.js';

describe('dates and times as GOV.UK writes them', () => {
  it('write the month out, and no leading zero', () => {
    expect(dateOf('2026-11-04')).toBe('4 November 2026');
  });

  it.each([
    ['2026-11-24T17:00:00Z', '5pm'],
    ['2026-11-24T10:30:00Z', '10:30am'],
    ['2026-11-24T12:00:00Z', 'midday'],
    ['2026-11-24T00:00:00Z', 'midnight'],
    ['2026-11-24T12:05:00Z', '12:05pm'],
    ['2026-11-24T00:05:00Z', '12:05am'],
    // Summer time.
    ['2026-07-01T08:00:00Z', '9am'],
  ])('%s is %s', (at, clock) => {
    expect(clockOf(at)).toBe(clock);
  });

  it('say both, with the weekday where something is due', () => {
    expect(dateAndTimeOf('2026-11-24T17:00:00Z')).toBe('24 November 2026 at 5pm');
    expect(weekdayAndTimeOf('2026-11-24T17:00:00Z')).toBe('Tuesday 24 November 2026 at 5pm');
  });

  it('stand in a sentence of the hub, and what is no date stays', () => {
    expect(withDatesInWords('Open again on 2026-12-07.')).toBe('Open again on 7 December 2026.');
    expect(withDatesInWords('After 2026-07-01T08:00:00.000Z, not before 2026-06-30')).toBe(
      'After 1 July 2026 at 9am, not before 30 June 2026',
    );
    for (const other of ['On 2026-13-45.', 'LEW-2026-12-07-3', '12026-12-07', 'Send more.'])
      expect(withDatesInWords(other)).toBe(other);
  });

  it('count days as they are in London', () => {
    expect(dayOf('2026-07-01T23:30:00Z')).toBe('2026-07-02');
    expect(todayOf(Date.parse('2026-07-01T23:30:00Z'))).toBe('2026-07-02');
    const now = '2026-11-24T17:00:00Z';
    expect(
      ['2026-11-24', '2026-11-25', '2026-11-23', '2026-11-27', '2026-11-20'].map((at) =>
        daysFrom(now, at),
      ),
    ).toEqual(['today', 'tomorrow', 'yesterday', 'in 3 days', '4 days ago']);
  });
});
