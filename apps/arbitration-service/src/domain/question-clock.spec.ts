import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { testId } from '@hub/testing';
import { acting, at, brent, judged } from '../testing/climbed-disputes.js';
import { AT, GREENWICH, LADDER, LEWISHAM, sure } from '../testing/examples.js';
import { alarmOf } from './dispute.js';
import { onClock } from './dispute-clock.js';
import type { ArbitratedDispute } from './dispute-state.js';
import { replace } from './dispute-steps.js';
import { questionAlarmOf, questionWaits } from './question-clock.js';
import { answerQuestion, askQuestion } from './questions.js';

const question = { disputeId: 'd', text: 'Since when?' };
const asked = () => sure(askQuestion(judged(), question, acting(brent)));

it('counts once who did not answer in time, and goes on waiting for them', () => {
  const reply = { disputeId: 'd', questionId: testId(700), text: 'x' };
  const half = sure(answerQuestion(asked(), reply, acting(at('practitioner'))));
  const due = questionAlarmOf(half) ?? '';
  expect(onClock(half, AT, LADDER)).toBeUndefined();
  const late = onClock(half, due, LADDER);
  expect(late).toMatchObject({
    event: 'miss_question',
    dispute: { questions: [{ missed: [LEWISHAM] }] },
  });
  expect(late?.dispute.rungs.at(-1)?.missed).toEqual([LEWISHAM]);
  if (!late) throw new Error('Nothing was due');
  expect(onClock(late.dispute, due, LADDER)).toBeUndefined();
  expect(questionWaits(late.dispute)).toMatchObject([{ authority: LEWISHAM, dueAt: due }]);
});

it('wakes nobody while there is no arbitrator', () => {
  expect(alarmOf(replace(asked(), 'conflict', AT))).toBe(AT);
  const waiting = { ...replace(asked(), 'conflict', AT), dueAt: '2027-01-01T00:00:00.000Z' };
  expect(alarmOf(waiting)).toBe('2027-01-01T00:00:00.000Z');
});

it('whatever is asked and answered: waits for who has not, and misses nobody twice', () => {
  const step = fc.record({
    ask: fc.boolean(),
    which: fc.nat(5),
    by: fc.constantFrom(LEWISHAM, GREENWICH),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (all) => {
      let one: ArbitratedDispute = judged();
      for (const [place, { ask, which, by }] of all.entries()) {
        const reply = { disputeId: 'd', questionId: testId(700 + which), text: 'x' };
        const next = ask
          ? askQuestion(one, question, acting(brent, AT, testId(700 + place)))
          : answerQuestion(one, reply, acting(at('practitioner', by)));
        if ('state' in next) one = next;
      }
      const open = (one.questions ?? []).reduce((sum, { answers }) => sum + 2 - answers.length, 0);
      expect(questionWaits(one)).toHaveLength(open);
      const alarm = questionAlarmOf(one);
      expect(alarm === undefined).toBe(open === 0);
      if (alarm === undefined) return;
      const late = onClock(one, alarm, LADDER)?.dispute;
      expect(late?.rungs.at(-1)?.missed).toHaveLength(open);
      expect(late && questionAlarmOf(late)).toBeUndefined();
    }),
  );
});
