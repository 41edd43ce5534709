import { expect, it } from '@jest/globals';
import { answerBy } from './question-clock.js';

it('leaves a person until the close of the next working day', () => {
  expect(answerBy('2026-03-05T10:00:00.000Z')).toBe('2026-03-06T17:00:00.000Z');
  expect(answerBy('2026-03-06T18:00:00.000Z')).toBe('2026-03-09T17:00:00.000Z');
});
