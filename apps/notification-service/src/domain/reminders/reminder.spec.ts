import { describe, expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { againAt, isWorth, mailOf, type Reminder } from './reminder.js';

const at = '2026-03-02T08:30:00.000Z';
const of = { personId: testId(1), authority: 'E09000023', at };
const digest: Reminder = { ...of, kind: 'due', overdue: 1, today: 0 };
const renewal: Reminder = { ...of, kind: 'renewed' };

describe('a reminder', () => {
  it('is tried again after pauses that double, and given up with the day', () => {
    const pauses = [1, 2, 3, 20].map(
      (attempts) => Date.parse(againAt(digest, attempts, at) ?? at) - Date.parse(at),
    );
    expect(pauses).toEqual([60_000, 120_000, 240_000, 3_600_000]);
    expect(againAt(digest, 1, '2026-03-02T20:30:00.001Z')).toBeUndefined();
  });

  it('of a renewed sign-in is worth a week', () => {
    expect(isWorth(renewal, '2026-03-09T08:30:00.000Z')).toBe(true);
    expect(isWorth(renewal, '2026-03-09T08:30:00.001Z')).toBe(false);
  });

  it('is another mail by its kind', () => {
    const mails = [digest, renewal].map((one) => mailOf(one, 'https://hub.example/'));
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2);
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Something waits for you on the CAF hub',
      'Your sign-in to the CAF hub was renewed',
    ]);
  });
});
