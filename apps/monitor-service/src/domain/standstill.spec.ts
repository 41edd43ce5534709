import { describe, expect, it } from '@jest/globals';
import { STUCK_KINDS } from '@hub/contracts/monitor';
import { describeStuck, FINAL_FACTS } from './standstill.js';

describe('what stands still', () => {
  it.each([...STUCK_KINDS])('%s comes with what to do next', (kind) => {
    const view = describeStuck({
      kind,
      place: 'episode-service',
      message_id: null,
      type: null,
      conversation: null,
      since: new Date(0),
      times_again: 0,
      again_at: null,
    });
    expect(view).toMatchObject({
      kind,
      where: 'episode-service',
      since: '1970-01-01T00:00:00.000Z',
    });
    expect(view.next).toMatch(/\.$/);
    expect(view).not.toHaveProperty('messageId');
    expect(view).not.toHaveProperty('timesAgain');
  });

  it('says how often and when an authority was sent it again', () => {
    const view = describeStuck({
      kind: 'not_confirmed',
      place: 'E09000004',
      message_id: null,
      type: null,
      conversation: null,
      since: new Date(0),
      times_again: 3,
      again_at: new Date(60_000),
    });
    expect(view).toMatchObject({ timesAgain: 3, againAt: '1970-01-01T00:01:00.000Z' });
    expect(view.next).toContain('sent again');
  });
});

describe('the facts that end a transfer or dispute', () => {
  it('are those that say so', () => {
    expect(FINAL_FACTS).toEqual([
      'dispute.ended.v1',
      'transfer.cancelled.v1',
      'transfer.completed.v1',
      'transfer.declined.v1',
      'transfer.disputed.v1',
      'transfer.expired.v1',
    ]);
  });
});
