import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import {
  alarmOf,
  close,
  type ContentSchedule,
  endHold,
  goAlone,
  hold,
  isOver,
  letGo,
  type Retention,
  stateOf,
  takenUp,
} from './retention.js';

const AT = '2024-02-29T10:00:00.000Z';
const SCHEDULE: ContentSchedule = {
  version: 3,
  contentYears: {
    needs_met: 6,
    disengaged: 6,
    moved_out_of_london: 6,
    social_care: 6,
    age_limit: 6,
    opened_in_error: 0,
    consent_withdrawn: 1,
    wrong_child: 1,
  },
};
const open: Retention = { episodeId: 'e', holds: [] };
const held = {
  authority: 'E09000023',
  ground: 'public_inquiry',
  reference: 'r',
  since: AT,
} as const;

describe('how long content is kept', () => {
  it('is counted from closing, by its reason, in whole years', () => {
    const closed = close(open, 'needs_met', AT, SCHEDULE);
    expect(closed).toMatchObject({
      closedAt: AT,
      keepUntil: '2030-02-28T10:00:00.000Z',
      schedule: 3,
    });
    expect(isOver(closed, '2030-02-28T09:59:59.999Z')).toBe(false);
    expect(isOver(closed, '2030-02-28T10:00:00.000Z')).toBe(true);
    expect(isOver(close(open, 'opened_in_error', AT, SCHEDULE), AT)).toBe(true);
    expect(close(closed, 'opened_in_error', '2025-01-01T00:00:00.000Z', SCHEDULE)).toBe(closed);
    expect([stateOf(open), stateOf(closed)]).toEqual(['running', 'counting']);
  });

  it('has no end while somebody holds it, and goes on where it was afterwards', () => {
    const closed = close(open, 'consent_withdrawn', AT, SCHEDULE);
    const twice = hold(hold(closed, held), { ...held, authority: 'E09000011' });
    expect([alarmOf(twice), stateOf(twice), isOver(twice, '2099-01-01T00:00:00.000Z')]).toEqual([
      undefined,
      'held',
      false,
    ]);
    expect(hold(twice, { ...held, reference: 'other' }).holds).toHaveLength(2);
    expect(endHold(endHold(twice, 'E09000023'), 'E09000011')).toEqual(closed);
  });

  it('is as long as that of the episode that takes it up again', () => {
    const up = takenUp(close(open, 'needs_met', AT, SCHEDULE), 'n');
    expect([alarmOf(up), isOver(up, '2099-01-01T00:00:00.000Z')]).toEqual([undefined, false]);
    const next = close(
      { episodeId: 'n', holds: [] },
      'age_limit',
      '2026-01-01T00:00:00.000Z',
      SCHEDULE,
    );
    expect(letGo(up, next)).toMatchObject({ closedAt: AT, keepUntil: next.keepUntil });
    expect(letGo(up, next)).not.toHaveProperty('keptBy');
  });

  it('is its own again where it was kept for an episode of another child', () => {
    const [running, closed] = [open, close(open, 'needs_met', AT, SCHEDULE)];
    const other = close({ ...open, episodeId: 'o' }, 'consent_withdrawn', AT, SCHEDULE);
    for (const before of [running, closed]) {
      const kept = takenUp(hold(before, held), 'o');
      for (const one of [kept, letGo(kept, other)])
        expect(goAlone(one, SCHEDULE)).toEqual(hold(before, held));
    }
  });

  it('is never over before the years are', () => {
    const reasons = Object.keys(SCHEDULE.contentYears) as (keyof typeof SCHEDULE.contentYears)[];
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        fc.constantFrom(...reasons),
        (date, reason) => {
          const { keepUntil = '' } = close(open, reason, date.toISOString(), SCHEDULE);
          const days = (Date.parse(keepUntil) - date.getTime()) / 86_400_000;
          return (
            days >= SCHEDULE.contentYears[reason] * 365 &&
            days <= SCHEDULE.contentYears[reason] * 366
          );
        },
      ),
    );
  });
});
