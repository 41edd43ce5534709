import { describe, expect, it } from '@jest/globals';
import { GREENWICH, RECALL } from '../testing/examples.js';
import { answerState, stepOnSilence } from '@hub/working-time';
import { openRecall } from './recall.js';

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
    expect(stepOnSilence(recall, '2026-03-09T09:59:59.999Z')).toBeUndefined();
    expect(stepOnSilence(recall, recall.remindAt)).toBe('remind');
    const reminded = { ...recall, remindedAt: recall.remindAt };
    expect(stepOnSilence(reminded, '2026-03-09T13:59:59.999Z')).toBeUndefined();
    expect(stepOnSilence(reminded, recall.dueAt)).toBe('escalate');
    expect(
      stepOnSilence({ ...reminded, escalatedAt: recall.dueAt }, '2026-03-30T10:00:00.000Z'),
    ).toBeUndefined();
  });

  it('escalate at once where nobody looked before, and leave out a reminder that comes too late', () => {
    expect(stepOnSilence(recall, recall.dueAt)).toBe('escalate');
    expect(stepOnSilence({ ...recall, escalatedAt: recall.dueAt }, recall.dueAt)).toBeUndefined();
  });

  it('stand still once the holder answered', () => {
    expect(stepOnSilence({ ...recall, answer }, '2026-03-30T10:00:00.000Z')).toBeUndefined();
    expect([
      answerState(recall, '2026-03-09T13:59:59.999Z'),
      answerState(recall, recall.dueAt),
      answerState({ ...recall, answer }, '2026-03-30T10:00:00.000Z'),
    ]).toEqual(['open', 'overdue', 'enforced']);
  });
});
