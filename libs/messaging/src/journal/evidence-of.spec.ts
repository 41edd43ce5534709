import { expect, it } from '@jest/globals';
import {
  LookupCanaryFound,
  LookupFound,
  LookupQuestionAsked,
  LookupReviewAsked,
} from '@hub/contracts/lookup';
import { fact } from '@hub/use-case';
import { asked, testId } from '@hub/testing';
import { evidenceOf } from './evidence-of.js';

const [LEWISHAM, GREENWICH, SOUTHWARK] = ['E09000023', 'E09000011', 'E09000028'];
const at = '2026-03-02T09:30:00.000Z';
const [lookupId, request] = [testId(1), 'ab'.repeat(32)];
const about = { lookupId, askedBy: LEWISHAM, reference: 'R', askedAt: at };
const evidence = (...facts: Parameters<typeof evidenceOf>[2]) =>
  evidenceOf(asked(LEWISHAM), {}, facts, { outcome: 'done', subject: lookupId, request });

it('says which facts followed and whom they were told', () => {
  expect(evidence(fact(LookupFound, { ...about, purpose: 'review' }, [GREENWICH]))).toMatchObject({
    concerning: [GREENWICH],
    facts: [`lookup.found.v1 ${lookupId}`],
  });
});

it('is the same for who reads their own lookup, whether it came near a hidden record, a canary or nothing, and was drawn for a review or not', () => {
  const none = JSON.stringify({ ...evidence(), message: '', conversation: '' });
  for (const hidden of [
    fact(LookupQuestionAsked, { ...about, questionId: testId(2) }, [GREENWICH]),
    fact(LookupCanaryFound, about, [GREENWICH]),
    fact(LookupReviewAsked, { reviewId: testId(3), lookupId, askedBy: LEWISHAM, reviewBy: at }, [
      SOUTHWARK,
    ]),
  ]) {
    expect(JSON.stringify({ ...evidence(hidden), message: '', conversation: '' })).toBe(none);
  }
});
