import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { testId } from '@hub/testing';
import { hasTurned } from '../lookups/age.js';
import { nextAge, passAges } from './coming-age.js';

const day = (from: string, to: string) =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((one) => one.toISOString().slice(0, 10));
const born = day('2005-01-01', '2025-12-31');
const today = day('2025-01-01', '2046-12-31');
const episodeId = testId(1);

describe('ages that the child of an episode passes', () => {
  it('are told by their month: 16, 17 and a half, 18', () => {
    const next = (dateOfBirth: string, on: string) => nextAge(dateOfBirth, on);
    expect(next('2011-03-31', '2026-11-29')).toEqual({ age: 'turns_16', month: '2027-03' });
    expect(next('2010-11-30', '2026-11-29')).toEqual({ age: 'turns_16', month: '2026-11' });
    expect(next('2010-11-29', '2026-11-29')).toEqual({
      age: 'turns_17_and_half',
      month: '2028-05',
    });
    expect(next('2008-12-31', '2026-11-29')).toEqual({
      age: 'turns_17_and_half',
      month: '2026-06',
    });
    expect(next('2008-11-29', '2026-11-29')).toBeUndefined();
    const after = nextAge('2008-12-31', '2026-11-29', 'turns_17_and_half');
    expect(after).toEqual({ age: 'turns_18', month: '2026-12' });
  });

  it('end at 18, and never name one that was over when the work began, but the last half year', () => {
    fc.assert(
      fc.property(born, today, (dateOfBirth, on) => {
        const next = nextAge(dateOfBirth, on);
        expect(next === undefined).toBe(hasTurned(dateOfBirth, { years: 18 }, on));
        if (next && next.month < on.slice(0, 7)) expect(next.age).toBe('turns_17_and_half');
      }),
    );
  });

  it('are asked about from the first day of their month on, the latest alone', () => {
    fc.assert(
      fc.property(born, today, today, (dateOfBirth, one, other) => {
        const [begun, now] = one < other ? [one, other] : [other, one];
        const next = nextAge(dateOfBirth, begun);
        const noted = { episodeId, ...(next ? { next } : {}) };
        const passed = passAges(noted, dateOfBirth, now);
        const month = now.slice(0, 7);
        expect(passed.next === undefined || passed.next.month > month).toBe(true);
        if (!next || next.month > month) expect(passed).toEqual(noted);
        else expect(passed.asked?.month).toMatch(/^\d{4}-\d{2}$/);
        expect(passAges(passed, dateOfBirth, now)).toEqual(passed);
      }),
    );
  });

  it('say nothing of the day', () => {
    fc.assert(
      fc.property(born, fc.integer({ min: 1, max: 28 }), (dateOfBirth, other) => {
        const begun = dateOfBirth;
        const moved = `${dateOfBirth.slice(0, 8)}${String(other).padStart(2, '0')}`;
        expect(nextAge(moved, begun)).toEqual(nextAge(dateOfBirth, begun));
      }),
    );
  });

  it('end where nothing is known of the child any more', () => {
    const next = { age: 'turns_16', month: '2026-11' } as const;
    expect(passAges({ episodeId, next }, undefined, '2026-11-29')).toEqual({
      episodeId,
      asked: { ...next, since: '2026-11-29' },
    });
  });
});
