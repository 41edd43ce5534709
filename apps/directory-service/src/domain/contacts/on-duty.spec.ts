import { describe, expect, it } from '@jest/globals';
import { askedBefore, awayUntil, freshness, onDuty } from './on-duty.js';

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
});
