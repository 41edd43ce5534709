import { describe, expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { answeredLookup, waitingLookup } from '../../testing/examples.js';
import {
  type AnsweredLookup,
  asAsked,
  hasExpired,
  isOpen,
  type Lookup,
  notBefore,
  type RefusedLookup,
} from './lookup.js';

describe('a lookup', () => {
  it('can be in no state without what belongs to it', () => {
    const asked = asAsked(waitingLookup(testId(1)));
    const answered = answeredLookup(testId(1));
    // @ts-expect-error -- nobody waits without a question and a clock
    const waiting: Lookup = { ...asked, state: 'waiting' };
    // @ts-expect-error -- a refusal has a reason
    const refused: RefusedLookup = { ...asked, state: 'refused' };
    // @ts-expect-error -- what was answered was looked through at some time
    const unsearched: AnsweredLookup = { ...asked, state: 'answered', answers: [] };
    const { answers, ...rest } = answered;
    // @ts-expect-error -- what was taken back shows nothing that was found
    const kept: Lookup = { ...asked, state: 'withdrawn', answers };
    // @ts-expect-error -- who was asked for is not kept beside the answer
    const known: Lookup = { ...rest, answers, child: {} };
    expect([waiting, refused, unsearched, kept, known]).toHaveLength(5);
  });

  it('can be confirmed until its time, and not at it', () => {
    const lookup = waitingLookup(testId(1), { confirmBy: '2026-03-04T10:00:00.000Z' });
    expect(hasExpired(lookup, '2026-03-04T09:59:59.999Z')).toBe(false);
    expect(hasExpired(lookup, lookup.confirmBy)).toBe(true);
  });

  it('stays open for a question, or until a time', () => {
    const until = '2026-03-04T10:00:00.000Z';
    expect(isOpen({ questions: [testId(1)] }, until)).toBe(true);
    expect(isOpen({ questions: [], until }, '2026-03-04T09:59:59.999Z')).toBe(true);
    expect(isOpen({ questions: [], until }, until)).toBe(false);
    expect(isOpen({ questions: [] }, until)).toBe(false);
  });

  it('takes an index for stale after so many hours', () => {
    expect(notBefore('2026-03-02T10:00:00.000Z', { reconciliationHours: 26 })).toBe(
      '2026-03-01T08:00:00.000Z',
    );
  });
});
