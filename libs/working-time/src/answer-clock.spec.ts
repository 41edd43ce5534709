import { describe, expect, it } from '@jest/globals';
import { openClock, stepOnSilence } from './answer-clock.js';

const clock = openClock('2026-03-06T14:00:00.000Z', { remindAfterHours: 4, dueAfterHours: 8 });

describe('the clock of an answer', () => {
  it('runs in working hours', () => {
    expect(clock).toEqual({
      openedAt: '2026-03-06T14:00:00.000Z',
      remindAt: '2026-03-09T10:00:00.000Z',
      dueAt: '2026-03-09T14:00:00.000Z',
    });
  });

  it('calls for one reminder, then for one escalation', () => {
    expect(stepOnSilence(clock, '2026-03-09T09:59:59.999Z')).toBeUndefined();
    expect(stepOnSilence(clock, clock.remindAt)).toBe('remind');
    const reminded = { ...clock, remindedAt: clock.remindAt };
    expect(stepOnSilence(reminded, '2026-03-09T13:59:59.999Z')).toBeUndefined();
    expect(stepOnSilence(reminded, clock.dueAt)).toBe('escalate');
    expect(
      stepOnSilence({ ...clock, escalatedAt: clock.dueAt }, '2026-03-30T10:00:00.000Z'),
    ).toBeUndefined();
  });
});
