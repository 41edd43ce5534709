import { beforeEach, describe, expect, it } from '@jest/globals';
import type { DisputeBundle } from '@hub/contracts/arbitration';
import { digestOf } from '@hub/security';
import { asked, delivered, FakeUnitOfWork } from '@hub/testing';
import { acting, brent, judged } from '../testing/climbed-disputes.js';
import { POLICIES } from '../testing/disputes-at-work.js';
import { EPISODE, GREENWICH, LADDER, LEWISHAM, sure } from '../testing/examples.js';
import { inMemoryArbitrationStores } from '../testing/in-memory-stores.js';
import type { Dispute } from '../domain/dispute-state.js';
import { writeStatement } from '../domain/dispute-offers.js';
import { decide, leaveForSafeguarding } from '../domain/dispute-steps.js';
import { keepLadder } from './keep-ladder.js';
import { OnCounterpartsChanged } from './on-counterparts-changed.js';
import { ReadBundle } from './read-bundle.js';

const { authority: BRENT, personId } = brent;
const judge = asked(BRENT, { personId, roles: ['arbitrator'] });
const missing = { refused: 'not_found' };

describe('the bundle', () => {
  let work: FakeUnitOfWork<ReturnType<typeof inMemoryArbitrationStores>>;
  let dispute: Dispute;
  const read = (by = judge) =>
    new ReadBundle(work, POLICIES).execute({ disputeId: dispute.id }, by);
  const become = async (next: Dispute) => {
    dispute = next;
    await work.stores.disputes.save(next);
  };
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryArbitrationStores());
    await keepLadder(work, LADDER);
    dispute = judged();
    await work.stores.disputes.add(dispute);
    const said = { disputeId: dispute.id, text: 'ours', submit: true };
    const by = { authority: LEWISHAM, personId, roles: ['head_of_service' as const] };
    await become(sure(writeStatement(dispute, said, acting(by))));
  });

  it('shows whoever is in office what was sent, under a digest that stands in the evidence', async () => {
    const { digest, ...rest } = sure<DisputeBundle>(await read());
    expect(rest.dispute.statements).toMatchObject([{ text: 'ours' }]);
    expect(rest.history.map(({ what }) => what)).toContain('statement_sent');
    expect(digest).toBe(digestOf(rest));
    expect(work.evidence.at(-1)).toMatchObject({
      because: digest,
      rule: expect.stringContaining('judge-a-dispute'),
    });
  });

  it('shows nobody else: no party, no other arbitrator, nobody from whom it is hidden', async () => {
    expect(await read(asked(LEWISHAM))).toEqual(missing);
    expect(await read(asked(GREENWICH, { personId }))).toEqual(missing);
    expect(await read(asked(BRENT, { roles: ['arbitrator'] }))).toEqual(missing);
    const hidden = { episodeId: EPISODE, hiddenFrom: [], hiddenFromPeople: [personId], version: 2 };
    await new OnCounterpartsChanged(work).shield(hidden, delivered(1));
    expect(await read()).toEqual(missing);
  });

  it('shows it until the dispute has ended, and no longer', async () => {
    const decision = { disputeId: dispute.id, terms: 't', reasons: 'r' };
    await become(sure(decide(dispute, decision, acting(brent))));
    expect(await read()).toMatchObject({ dispute: { state: 'resolved' } });
    await become(sure(leaveForSafeguarding(dispute, 'x', acting(brent))));
    expect(await read()).toEqual(missing);
  });
});
