import { describe, expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { SocialCareQuestion } from '../../domain/social-care/social-care-question.js';
import { GREENWICH, LOOKUP } from '../../testing/examples.js';
import { socialCareAnswers } from './social-care-answers.js';

const [ASKED, OVER] = ['2026-03-01T10:00:00.000Z', '2026-03-01T10:00:02.000Z'];
const question: SocialCareQuestion = {
  id: testId(1),
  lookupId: LOOKUP,
  authority: GREENWICH,
  askedAt: ASKED,
  answerBy: OVER,
  standing: 'asked',
  isNumbered: true,
  hides: false,
  confirmed: false,
  dutyTeam: { name: 'Duty', role: 'Duty worker', team: 'Front door' },
};

describe('what an asker sees of social care', () => {
  it('is nothing where it was not asked', () => {
    expect(socialCareAnswers([], [], ASKED)).toBeUndefined();
  });

  it('is waited for until its time is over', () => {
    expect(socialCareAnswers([question], [], ASKED)).toMatchObject({ status: 'gathering' });
    expect(socialCareAnswers([question], [], OVER)).toMatchObject({
      status: 'complete',
      coverage: 'social care: 0 of 1 answered; Greenwich has not.',
      rows: [{ answer: 'unknown', silence: 'timeout' }],
    });
  });

  it('looks the same of one kept from it as of one that is silent', () => {
    const kept = { ...question, standing: 'kept_from' as const };
    for (const now of [ASKED, OVER])
      expect(socialCareAnswers([kept], [], now)).toEqual(socialCareAnswers([question], [], now));
  });
});
