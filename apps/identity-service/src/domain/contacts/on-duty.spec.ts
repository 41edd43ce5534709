import { describe, expect, it } from '@jest/globals';
import {
  askedAgainBefore,
  askedBefore,
  awayUntil,
  freshness,
  onDuty,
  withAbsence,
} from './on-duty.js';

const NOW = '2026-11-23T09:00:00.000Z';
const away = (
  personId: string,
  from = '2026-11-20T00:00:00.000Z',
  until = '2026-11-30T00:00:00.000Z',
) => ({ personId, from, until });
const duty = { leadId: 'lead', deputyIds: ['first', 'second'] };

describe('who is on duty', () => {
  it.each([
    ['the lead, who is there', [], 'lead', 'lead'],
    [
      'the lead, whose absence is over',
      [away('lead', '2026-11-01T00:00:00.000Z', NOW)],
      'lead',
      'lead',
    ],
    [
      'the lead, whose absence has not begun',
      [away('lead', '2026-11-23T09:00:00.001Z')],
      'lead',
      'lead',
    ],
    ['the first deputy', [away('lead')], 'first', 'deputy'],
    [
      'the next deputy where the first is away too',
      [away('lead'), away('first')],
      'second',
      'deputy',
    ],
    [
      'the lead where everybody is away',
      [away('lead'), away('first'), away('second')],
      'lead',
      'nobody',
    ],
  ] as const)('is %s', (_who, absences, personId, as) => {
    expect(onDuty(duty, absences, NOW)).toEqual({ personId, onDuty: as });
  });

  it('says until when somebody is away', () => {
    expect(awayUntil('lead', [away('lead')], NOW)).toBe('2026-11-30T00:00:00.000Z');
    expect(awayUntil('first', [away('lead')], NOW)).toBeUndefined();
  });
});

describe('absences', () => {
  const day = (date: number): string => `2026-12-${String(date).padStart(2, '0')}T00:00:00.000Z`;
  const said = (from: number, until: number) => away('lead', day(from), day(until));
  const after = (known: [number, number][], [from, until]: [number, number], now = 1) =>
    withAbsence(
      known.map((one) => said(...one)),
      said(from, until),
      day(now),
    ).map((one) => [one.from, one.until].map((at) => Number(at.slice(8, 10))));

  it('that are planned leave the one that runs as it is', () => {
    expect(after([[1, 4]], [20, 25])).toEqual([
      [1, 4],
      [20, 25],
    ]);
  });

  it('that run leave those that are planned as they are', () => {
    expect(after([[20, 25]], [1, 4])).toEqual([
      [1, 4],
      [20, 25],
    ]);
  });

  it('are as the last word has them for the time it speaks of', () => {
    expect(after([[1, 10]], [3, 5])).toEqual([
      [1, 3],
      [3, 5],
    ]);
    expect(after([[5, 10]], [3, 7])).toEqual([
      [3, 7],
      [7, 10],
    ]);
    expect(after([[5, 7]], [3, 10])).toEqual([[3, 10]]);
    expect(after([[5, 7]], [5, 6])).toEqual([[5, 6]]);
    expect(after([[1, 2]], [5, 6], 3)).toEqual([[5, 6]]);
  });

  it('that follow each other are one', () => {
    const both = [said(1, 5), said(5, 8)];
    expect(awayUntil('lead', both, day(2))).toBe(day(8));
    expect(awayUntil('lead', both, day(8))).toBe(undefined);
  });
});

describe('freshness', () => {
  it.each([
    ['2026-11-23', 'fresh'],
    ['2026-08-26', 'fresh'],
    ['2026-08-25', 'due'],
    ['2026-05-28', 'due'],
    ['2026-05-27', 'stale'],
  ])('of what was confirmed on %s is %s', (confirmedOn, expected) => {
    expect(freshness(confirmedOn, NOW)).toBe(expected);
    expect(confirmedOn <= askedBefore(NOW)).toBe(expected !== 'fresh');
  });

  it.each([
    ['before midnight in London', '2026-06-30T22:59:59.999Z', '2026-04-01', '2026-05-31'],
    ['after midnight in London', '2026-06-30T23:00:00.000Z', '2026-04-02', '2026-06-01'],
    ['in winter', '2026-11-30T23:30:00.000Z', '2026-09-01', '2026-10-31'],
  ])('counts days of London %s', (_when, now, due, again) => {
    expect(askedBefore(now)).toBe(due);
    expect(freshness(due, now)).toBe('due');
    expect(askedAgainBefore(now)).toBe(again);
  });
});
