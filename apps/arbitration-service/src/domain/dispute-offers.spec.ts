import { describe, expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { BRENT, dispute, GREENWICH, LEWISHAM, SOUTHWARK, sure } from '../testing/examples.js';
import { partiesOf } from './dispute.js';
import type { Dispute } from './dispute-state.js';
import { answerOffer, makeOffer, writeStatement } from './dispute-offers.js';
import { acting, at } from '../testing/climbed-disputes.js';

describe('statements', () => {
  it('are drafts until submitted, and then stay as they are', () => {
    const draft = sure(
      writeStatement(dispute(), { disputeId: 'd', text: 'first' }, acting(at('practitioner'))),
    );
    const [{ id: statementId } = { id: '' }] = draft.statements;
    expect(
      writeStatement(
        draft,
        { disputeId: 'd', text: 'x', statementId },
        acting(at('practitioner', LEWISHAM)),
      ),
    ).toEqual({ refused: 'not_found' });
    const final = sure(
      writeStatement(
        draft,
        { disputeId: 'd', text: 'second', submit: true, statementId },
        acting(at('practitioner')),
      ),
    );
    expect(final.statements).toMatchObject([{ id: statementId, text: 'second', submitted: true }]);
    expect(
      writeStatement(
        final,
        { disputeId: 'd', text: 'third', statementId },
        acting(at('practitioner')),
      ),
    ).toEqual({ refused: 'statement_final' });
  });

  it('are written by a person', () => {
    const nobody = { ...at('practitioner'), personId: undefined };
    expect(writeStatement(dispute(), { disputeId: 'd', text: 'x' }, acting(nobody))).toMatchObject({
      refused: 'forbidden',
    });
  });
});

describe('an offer', () => {
  const three = () => dispute({ respondents: [GREENWICH, SOUTHWARK] });
  const offered = () =>
    sure(
      makeOffer(
        three(),
        { disputeId: 'd', terms: 'Greenwich leads', ledBy: GREENWICH },
        acting(at('practitioner', LEWISHAM)),
      ),
    );
  const answer = (one: Dispute, authority: string, how: 'accepts' | 'rejects') =>
    answerOffer(
      one,
      { disputeId: 'd', offerId: testId(700), answer: how },
      acting(at('practitioner', authority)),
    );

  it('binds once all other parties accept, and stands on each record', () => {
    const half = sure(answer(offered(), GREENWICH, 'accepts'));
    expect(half.state).toBe('open');
    const agreed = sure(answer(half, SOUTHWARK, 'accepts'));
    expect(agreed).toMatchObject({
      state: 'resolved',
      outcome: { how: 'agreed', terms: 'Greenwich leads', ledBy: GREENWICH, rung: 0 },
      dueAt: '2026-03-16T17:00:00.000Z',
    });
    expect(agreed.outcome?.parties.map(({ authority }) => authority)).toEqual(partiesOf(agreed));
    expect(agreed.rungs.at(-1)).toMatchObject({ how: 'resolved', missed: [] });
  });

  it('is answered once by each, not by its maker, and not after a rejection', () => {
    expect(answer(offered(), LEWISHAM, 'accepts')).toMatchObject({ refused: 'conflict' });
    const rejected = sure(answer(offered(), GREENWICH, 'rejects'));
    expect(answer(rejected, GREENWICH, 'accepts')).toMatchObject({
      refused: 'conflict',
      detail: expect.stringContaining('has answered'),
    });
    expect(answer(rejected, SOUTHWARK, 'accepts')).toMatchObject({
      refused: 'conflict',
      detail: expect.stringContaining('rejected'),
    });
    expect(
      makeOffer(three(), { disputeId: 'd', terms: 't', ledBy: BRENT }, acting(at('practitioner'))),
    ).toMatchObject({ refused: 'conflict' });
  });
});
