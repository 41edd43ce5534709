import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
afterAll(() => stage.clock.reset());

describe('a dispute that was taken up again', () => {
  it('goes back to its outcome by the word of who took it up, and others may still do so', async () => {
    const dispute = await disputes.open(await disputes.shared());
    const [winner, loser] = [BY, OTHER].map((code) => stage.as(code, 'lead_caf_contact'));
    if (!winner || !loser) throw new Error('Nobody');
    const terms = { terms: 'The plan goes on' };
    const offered = await takeDisputeStep(winner, dispute, 'offers', terms);
    const yes = { offerId: offered.offers[0]?.id, answer: 'accepts' };
    const agreed = await takeDisputeStep(loser, offered, 'answers', yes);
    const again = { ground: 'not_heard', reason: 'The school was not asked' };
    const up = await takeDisputeStep(loser, agreed, 'reopening', again);
    const reason = { reason: 'x' };
    await expect(takeDisputeStep(winner, up, 'withdrawal', reason)).rejects.toMatchObject({
      status: 403,
      code: 'forbidden',
    });
    const back = await takeDisputeStep(loser, up, 'withdrawal', reason);
    expect(back).toMatchObject({ state: 'resolved', outcome: terms, earlierOutcomes: [] });
    await expect(takeDisputeStep(loser, back, 'reopening', again)).rejects.toMatchObject({
      code: 'reopening_over',
    });
    expect(await takeDisputeStep(winner, back, 'reopening', again)).toMatchObject({
      reopenedBy: stage.code(BY),
    });
  });
});
