import { describe, expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { acting, at, brent, judged } from '../testing/climbed-disputes.js';
import { AT, BRENT, dispute, GREENWICH, LADDER, LEWISHAM, sure } from '../testing/examples.js';
import { alarmOf, waitsOf } from './dispute.js';
import { decide } from './dispute-steps.js';
import { answerQuestion, askQuestion } from './questions.js';

const DUE = '2026-03-04T17:00:00.000Z';
const question = { disputeId: 'd', text: 'Since when?' };
const asked = () => sure(askQuestion(judged(), question, acting(brent)));
const reply = { disputeId: 'd', questionId: testId(700), text: 'September' };
const waiting = (of: Parameters<typeof waitsOf>[0]) =>
  waitsOf(of, LADDER).filter(({ step }) => step === 'answer_question');

describe('a question of the arbitrator', () => {
  it('waits for the lead CAF contact of each party that it is asked of, with a clock of its own', () => {
    expect(waiting(asked())).toEqual(
      [LEWISHAM, GREENWICH].map((authority) => ({
        step: 'answer_question',
        authority,
        role: 'lead_caf_contact',
        dueAt: DUE,
      })),
    );
    expect(alarmOf(asked())).toBe(DUE);
    const one = sure(askQuestion(judged(), { ...question, parties: [GREENWICH] }, acting(brent)));
    expect(waiting(one)).toMatchObject([{ authority: GREENWICH }]);
    const risky = sure(askQuestion({ ...judged(), riskOfHarm: true }, question, acting(brent)));
    expect(waiting(risky)).toMatchObject([{ dueAt: '2026-03-02T21:30:00.000Z' }, {}]);
  });

  it('is asked by who is in office, of parties, before the decision', () => {
    expect(askQuestion(judged(), question, acting(at('arbitrator')))).toMatchObject({
      refused: 'conflict_of_interest',
    });
    expect(askQuestion(dispute(), question, acting(brent))).toEqual({ refused: 'not_found' });
    const stranger = { ...question, parties: [BRENT] };
    expect(askQuestion(judged(), stranger, acting(brent))).toMatchObject({ refused: 'conflict' });
    const decision = { disputeId: 'd', terms: 't', reasons: 'r' };
    const decided = sure(decide(asked(), decision, acting(brent)));
    expect(waiting(decided)).toEqual([]);
    expect(askQuestion(decided, question, acting(brent))).toMatchObject({ refused: 'conflict' });
  });

  it('is answered once by each party that was asked, and by nobody else', () => {
    const by = acting(at('practitioner'));
    const answered = sure(answerQuestion(asked(), reply, by));
    expect(answered.questions).toMatchObject([
      { answers: [{ authority: GREENWICH, text: 'September', at: AT }] },
    ]);
    expect(waiting(answered)).toMatchObject([{ authority: LEWISHAM }]);
    expect(answerQuestion(answered, reply, by)).toMatchObject({ refused: 'statement_final' });
    expect(answerQuestion(asked(), { ...reply, questionId: testId(9) }, by)).toEqual({
      refused: 'not_found',
    });
    const ours = sure(askQuestion(judged(), { ...question, parties: [LEWISHAM] }, acting(brent)));
    expect(answerQuestion(ours, reply, by)).toEqual({ refused: 'not_found' });
    expect(answerQuestion(asked(), reply, acting(brent))).toMatchObject({ refused: 'forbidden' });
  });
});
