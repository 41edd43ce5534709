import { beforeAll, describe, expect, it } from '@jest/globals';
import { takeDisputeStep } from '../../tools/demonstration/episode-acts.js';
import { Disputes } from './stage/disputes.js';
import { Stage } from './stage/stage.js';

const BY = 'Havering';
const OTHER = 'Barking and Dagenham';

let stage: Stage;
let disputes: Disputes;
beforeAll(() => {
  stage = new Stage();
  disputes = new Disputes(stage, BY, OTHER);
});

describe('a dispute about funding', () => {
  it('says who pays meanwhile, and ends with shares from a day on', async () => {
    const paying = await disputes.open(await disputes.shared(), { kind: 'funding' });
    expect(paying.interimPayer).toBe(stage.code(BY));
    const share = (authority: string, percent: number) => ({
      authority: stage.code(authority),
      percent,
    });
    const funding = { shares: [share(BY, 40), share(OTHER, 60)], from: '2026-09-01' };
    const short = { ...funding, shares: [share(BY, 40), share(OTHER, 50)] };
    const offer = { terms: 'Both pay for the key worker' };
    await expect(
      takeDisputeStep(stage.as(BY), paying, 'offers', { ...offer, funding: short }),
    ).rejects.toMatchObject({ status: 400, code: 'invalid_request' });
    const offered = await takeDisputeStep(stage.as(BY), paying, 'offers', { ...offer, funding });
    const answer = { offerId: offered.offers[0]?.id, answer: 'accepts' };
    const agreed = await takeDisputeStep(stage.as(OTHER), offered, 'answers', answer);
    expect(agreed).toMatchObject({ state: 'resolved', outcome: { how: 'agreed', funding } });
  });
});
