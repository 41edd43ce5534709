import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '@hub/contracts';
import { acting, at, brent, judged } from '../testing/climbed-disputes.js';
import { BRENT, claim, GREENWICH, LEWISHAM, sure } from '../testing/examples.js';
import { answerOffer, makeOffer } from './dispute-offers.js';
import { decide } from './dispute-steps.js';
import { interimPayerOf, unfitFunding } from './funding.js';

const PARTIES = { openedBy: LEWISHAM, respondents: [GREENWICH] };
const about = { ...PARTIES, kind: 'funding' as const };
const half = (authority: string, percent = 50) => ({ authority, percent });
const HALVES = { shares: [half(LEWISHAM), half(GREENWICH)], from: '2026-04-01' };
const paying = () => ({ ...judged(), kind: 'funding' as const });

describe('who pays what', () => {
  it('fits where the shares of parties come to the whole, from a day on', () => {
    expect(unfitFunding(about, undefined)).toBeUndefined();
    expect(unfitFunding(about, HALVES)).toBeUndefined();
    expect(unfitFunding(about, { ...HALVES, until: '2026-04-01' })).toBeUndefined();
    const percent = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(percent, percent, (one, other) => {
        const shares = [half(LEWISHAM, one), half(GREENWICH, other)];
        const refused = unfitFunding(about, { ...HALVES, shares });
        expect(refused === undefined).toBe(one + other === 100);
      }),
    );
  });

  it.each([
    ['another kind', { ...PARTIES, kind: 'who_leads' as const }, HALVES, 'funding'],
    ['a stranger', about, { ...HALVES, shares: [half(BRENT, 100)] }, 'funding.shares'],
    ['twice', about, { ...HALVES, shares: [half(LEWISHAM), half(LEWISHAM)] }, 'funding.shares'],
    ['no time', about, { ...HALVES, until: '2026-03-31' }, 'funding.until'],
  ])('does not fit: %s', (_what, dispute, funding, field) => {
    expect(unfitFunding(dispute, funding)).toMatchObject({
      refused: 'invalid_request',
      faults: [{ field }],
    });
  });

  it('stands in the decision, and in the offer that is accepted', () => {
    const decision = { disputeId: '1', terms: 'x', reasons: 'y', funding: HALVES };
    const decided = sure(decide(paying(), decision, acting(brent)));
    expect(decided.outcome).toMatchObject({ how: 'decided', funding: HALVES });
    const unfit = { ...decision, funding: { ...HALVES, shares: [half(LEWISHAM)] } };
    expect(isRefusal(decide(paying(), unfit, acting(brent)))).toBe(true);
    const offer = { disputeId: '1', terms: 'x', funding: HALVES };
    const by = acting(at('arbitrator', LEWISHAM));
    const offered = sure(makeOffer(paying(), offer, { ...by, by: head(LEWISHAM) }));
    const offerId = offered.offers[0]?.id ?? '';
    const agreed = sure(
      answerOffer(
        offered,
        { disputeId: '1', offerId, answer: 'accepts' },
        {
          ...by,
          by: head(GREENWICH),
        },
      ),
    );
    expect(agreed.outcome).toMatchObject({ how: 'agreed', funding: HALVES });
    expect(makeOffer(judged(), offer, { ...by, by: head(LEWISHAM) })).toMatchObject({
      refused: 'invalid_request',
    });
  });
});

const head = (authority: string) => at('head_of_service', authority);

describe('who pays meanwhile', () => {
  it('is whoever opens it, or the party that it names', () => {
    const of = (change: object) => interimPayerOf({ ...claim, ...change }, LEWISHAM);
    expect(of({ kind: 'funding' })).toEqual({ interimPayer: LEWISHAM });
    expect(of({ kind: 'funding', interimPayer: GREENWICH })).toEqual({ interimPayer: GREENWICH });
    expect(of({ kind: 'who_leads' })).toEqual({});
    expect(of({ kind: 'who_leads', interimPayer: GREENWICH })).toMatchObject({
      refused: 'invalid_request',
    });
    expect(of({ kind: 'funding', interimPayer: BRENT })).toMatchObject({
      refused: 'invalid_request',
    });
  });
});
