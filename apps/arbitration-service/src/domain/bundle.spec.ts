import { describe, expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { acting, at, brent, climbTo, judged } from '../testing/climbed-disputes.js';
import { BRENT, GREENWICH, LEWISHAM, sure } from '../testing/examples.js';
import { historyOf, namedIn } from './bundle.js';
import { answerOffer, makeOffer, writeStatement } from './dispute-offers.js';
import type { Dispute } from './dispute-state.js';
import { decide } from './dispute-steps.js';
import { answerQuestion, askQuestion } from './questions.js';
import { carryOut, reopen } from './reopening.js';

const HOUR = (hour: number): string => `2026-03-10T${String(hour).padStart(2, '0')}:00:00.000Z`;
const ONE = { disputeId: 'd' };
const head = (authority: string, hour: number, id = testId(800 + hour)) =>
  acting(at('head_of_service', authority), HOUR(hour), id);
const judge = (hour: number) => acting(brent, HOUR(hour), testId(900 + hour));
const paper = (title: string) => ({ title });

/** Both speak, one offers, the arbitrator asks, decides, and it is looked at again. */
function lived(): Dispute {
  const said = { ...ONE, text: 'x', submit: true, evidence: [paper('School report')] };
  let now: Dispute = judged();
  now = sure(writeStatement(now, said, head(LEWISHAM, 1)));
  now = sure(writeStatement(now, { ...said, submit: false }, head(GREENWICH, 2)));
  now = sure(makeOffer(now, { ...ONE, terms: 'x' }, head(LEWISHAM, 3)));
  const offerId = now.offers[0]?.id ?? '';
  now = sure(answerOffer(now, { ...ONE, offerId, answer: 'rejects' }, head(GREENWICH, 4)));
  now = sure(askQuestion(now, { ...ONE, text: 'Since when?' }, judge(5)));
  const questionId = now.questions?.[0]?.id ?? '';
  const reply = { ...ONE, questionId, text: 'x', evidence: [paper('Register')] };
  now = sure(answerQuestion(now, reply, head(GREENWICH, 6)));
  now = sure(decide(now, { ...ONE, terms: 't', reasons: 'r' }, judge(7)));
  now = sure(carryOut(now, head(LEWISHAM, 8)));
  return sure(reopen(now, { ground: 'not_heard', reason: 'x' }, head(GREENWICH, 9)));
}

describe('the bundle of a dispute', () => {
  it('names what was sent in support, by whom and where, and no draft', () => {
    expect(
      namedIn(lived()).map(({ title, authority, namedIn: where, at: when }) => [
        ...[title, authority, where, when],
      ]),
    ).toEqual([
      ['School report', LEWISHAM, 'statement', HOUR(1)],
      ['Register', GREENWICH, 'answer', HOUR(6)],
    ]);
    expect(namedIn(climbTo(1))).toEqual([]);
  });

  it('tells what happened in its order, with the rung and whoever did it', () => {
    const history = historyOf(lived());
    const times = history.map(({ at: when }) => when);
    expect(times).toEqual([...times].sort());
    expect(history[0]).toMatchObject({ what: 'opened', authority: LEWISHAM, stage: 0 });
    expect(history.filter(({ what }) => what === 'rung_entered')).toHaveLength(6);
    const told = (what: string) => history.filter((event) => event.what === what);
    expect(told('arbitrator_appointed')).toMatchObject([{ authority: BRENT, stage: 4 }]);
    for (const what of [
      ...['statement_sent', 'offer_made', 'offer_rejected', 'question_asked', 'question_answered'],
      ...['settled', 'carried_out', 'reopened'],
    ])
      expect(told(what)).toHaveLength(1);
  });
});
