import { expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { testId } from '@hub/testing';
import { EPISODE, GREENWICH, LEWISHAM, person, SUMMER } from '../../testing/examples.js';
import { answerRecommendation, type Recommendation, recommend } from './recommendation.js';

// A Monday.
const AT = '2026-03-02T09:30:00.000Z';
const by = { id: testId(1), authority: GREENWICH, personId: person(2), at: AT };
const wanted = { episodeId: EPISODE, what: 'higher_level', because: 'needs_grew' } as const;
const made = recommend(wanted, by, []) as Recommendation;

it('is to be answered within five working days, and within one where a child may be harmed', () => {
  expect(made.answerBy.slice(0, 10)).toBe('2026-03-09');
  const urgent = recommend({ ...wanted, because: 'risk_of_harm' }, by, []);
  expect(!isRefusal(urgent) && urgent.answerBy.slice(0, 10)).toBe('2026-03-03');
});

it('leaves out the days on which whoever leads is closed, and says which; harm waits for none', () => {
  const closed = [SUMMER, { from: '2026-03-04', to: '2026-03-04', name: 'Training day' }];
  const later = recommend(wanted, { ...by, closed }, []);
  expect(later).toMatchObject({ answerBy: '2026-03-10T17:00:00.000Z', notCounted: [closed[1]] });
  const urgent = recommend({ ...wanted, because: 'risk_of_harm' }, { ...by, closed }, []);
  expect(!isRefusal(urgent) && urgent.answerBy.slice(0, 10)).toBe('2026-03-03');
});

it('waits once for each authority and kind', () => {
  expect(recommend(wanted, by, [made])).toMatchObject({ refused: 'conflict' });
  expect(recommend(wanted, { ...by, authority: LEWISHAM }, [made])).toMatchObject({ ...wanted });
  expect(recommend({ ...wanted, what: 'close' }, by, [made])).toMatchObject({ what: 'close' });
  const answered = answerRecommendation(made, { answer: 'follows' }, AT) as Recommendation;
  expect(recommend(wanted, by, [answered])).toMatchObject({ what: 'higher_level' });
});

it('is answered once, with why where it is not followed', () => {
  expect(answerRecommendation(made, { answer: 'does_not_follow' }, AT)).toMatchObject({
    refused: 'reason_missing',
  });
  const reason = 'review_decides' as const;
  expect(answerRecommendation(made, { answer: 'follows', reason }, AT)).toMatchObject({
    refused: 'reason_missing',
  });
  const answered = answerRecommendation(made, { answer: 'does_not_follow', reason }, AT);
  expect(answered).toMatchObject({ reason, answeredAt: AT });
  expect(answerRecommendation(answered as Recommendation, { answer: 'follows' }, AT)).toMatchObject(
    { refused: 'conflict' },
  );
});
