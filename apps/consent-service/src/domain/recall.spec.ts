import { describe, expect, it } from '@jest/globals';
import { GREENWICH, RECALL } from '../testing/examples.js';
import { nextStep, openRecall, stateOf } from './recall.js';

const recall = openRecall('c', GREENWICH, '2026-03-06T14:00:00.000Z', RECALL);
const answer = { outcome: 'deleted' as const, at: '2026-03-06T14:00:01.000Z' };

describe('the clocks of a recall', () => {
  it('run in working hours', () => {
    expect(recall).toMatchObject({
      remindAt: '2026-03-09T10:00:00.000Z',
      dueAt: '2026-03-09T14:00:00.000Z',
    });
  });

  it('lead to one reminder, then to one escalation', () => {
    expect(nextStep(recall, '2026-03-09T09:59:59.999Z')).toBeUndefined();
    expect(nextStep(recall, recall.remindAt)).toBe('remind');
    const reminded = { ...recall, remindedAt: recall.remindAt };
    expect(nextStep(reminded, '2026-03-09T13:59:59.999Z')).toBeUndefined();
    expect(nextStep(reminded, recall.dueAt)).toBe('escalate');
    expect(
      nextStep({ ...reminded, escalatedAt: recall.dueAt }, '2026-03-30T10:00:00.000Z'),
    ).toBeUndefined();
  });

  it('escalate at once where nobody looked before, and leave out a reminder that comes too late', () => {
    expect(nextStep(recall, recall.dueAt)).toBe('escalate');
    expect(nextStep({ ...recall, escalatedAt: recall.dueAt }, recall.dueAt)).toBeUndefined();
  });

  it('stand still once the holder answered', () => {
    expect(nextStep({ ...recall, answer }, '2026-03-30T10:00:00.000Z')).toBeUndefined();
    expect([
      stateOf(recall, '2026-03-09T13:59:59.999Z'),
      stateOf(recall, recall.dueAt),
      stateOf({ ...recall, answer }, '2026-03-30T10:00:00.000Z'),
    ]).toEqual(['open', 'overdue', 'enforced']);
  });
});
