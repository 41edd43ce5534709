import { describe, expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { answeredLookup, waitingLookup } from '../../testing/examples.js';
import { unfitForStart } from './may-start.js';

const lookup = answeredLookup(testId(1), {
  purpose: 'before_assessment',
  askedAt: '2026-03-02T10:00:00.000Z',
});

describe('an episode may be started after a lookup', () => {
  it('that was asked before an assessment', () => {
    expect(unfitForStart(lookup, lookup.askedAt)).toBeUndefined();
    for (const purpose of ['review', 'transfer', 'team_around_the_child'] as const)
      expect(unfitForStart({ ...lookup, purpose }, lookup.askedAt)).toEqual({
        refused: 'lookup_purpose_differs',
      });
  });

  it('for twenty working days, to the close of the last', () => {
    // Twenty working days after Monday 2 March is Monday 30 March, in summer time.
    expect(unfitForStart(lookup, '2026-03-30T16:00:00.000Z')).toBeUndefined();
    expect(unfitForStart(lookup, '2026-03-30T16:00:00.001Z')).toMatchObject({
      refused: 'lookup_outdated',
      detail: expect.stringContaining('2026-03-30T16:00:00.000Z'),
    });
  });

  it('that was answered', () => {
    expect(unfitForStart(waitingLookup(testId(1)), lookup.askedAt)).toMatchObject({
      refused: 'lookup_missing',
    });
  });
});
