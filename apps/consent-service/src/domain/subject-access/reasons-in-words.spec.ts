import { expect, it } from '@jest/globals';
import { DECISION_REASONS } from '@hub/contracts/consent';
import { testId } from '@hub/testing';
import { becauseInWords, reasonInWords } from './reasons-in-words.js';

it('why something was shared or not is said to the family in words, and no digest or id', () => {
  for (const reason of DECISION_REASONS) {
    expect(reasonInWords(reason)).toMatch(/^[a-z ]+$/);
    expect(becauseInWords(reason)).toBe(reasonInWords(reason));
  }
  expect(becauseInWords('significant_harm')).toBe('significant_harm');
  expect(becauseInWords('a'.repeat(64))).toBeUndefined();
  expect(becauseInWords(testId(1))).toBeUndefined();
  expect(becauseInWords(undefined)).toBeUndefined();
});
