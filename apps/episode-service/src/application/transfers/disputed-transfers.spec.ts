import { describe, expect, it } from '@jest/globals';
import { delivered, testId } from '@hub/testing';
import { USUAL_TRANSFER_POLICY as policy } from '../../domain/transfers/transfer-policy.js';
import { EPISODE, GREENWICH, LEWISHAM } from '../../testing/examples.js';
import { lead, transferAtWork } from '../../testing/transfers-at-work.js';
import { OnDisputeMoved } from './on-dispute-moved.js';

const DISPUTE = testId(8_001);
const disputed = {
  disputeId: DISPUTE,
  episodeId: EPISODE,
  kind: 'who_leads' as const,
  openedBy: LEWISHAM,
  respondents: [GREENWICH],
  riskOfHarm: false,
  state: 'open' as const,
  stage: 0,
  waits: [],
  version: 1,
};

describe('a transfer during a dispute', () => {
  it('has its clock stand still while a dispute about the episode is open, and nothing new is proposed', async () => {
    const { work, ids, closedInTransfers, ask, nominate, wake, now, transfer, days } =
      await transferAtWork();
    const react = new OnDisputeMoved(work, ids, policy, closedInTransfers);
    await react.opened(disputed, delivered(1));
    expect(await transfer()).not.toHaveProperty('dueAt');
    expect(await ask({ toAuthority: 'E09000001' })).toMatchObject({ refused: 'conflict' });
    expect(await nominate(2)).toMatchObject({
      refused: 'conflict',
      detail: expect.stringContaining('the Lead Professional stays'),
    });
    days(30);
    await wake();
    expect((await transfer())?.state).toBe('proposed');
    await react.ended({ ...disputed, state: 'withdrawn' }, delivered(2));
    expect(await transfer()).toMatchObject({ state: 'proposed', dueAt: expect.any(String) });
    expect((await now())?.disputes).toEqual([]);
  });

  it('that has its turn during a dispute waits with its clock standing still', async () => {
    const { stand, work, ids, closedInTransfers, propose, move, transfer } = await transferAtWork();
    const { transferId } = stand;
    const next = await propose({ toAuthority: 'E09000001' });
    await new OnDisputeMoved(work, ids, policy, closedInTransfers).opened(disputed, delivered(1));
    await move().decline({ transferId, reason: 'x' }, lead(2));
    expect(await transfer(next.id)).toMatchObject({
      state: 'proposed',
      hoursLeft: expect.any(Number),
    });
    expect(await transfer(next.id)).not.toHaveProperty('dueAt');
  });

  it('is ordered by the outcome of a dispute, and cannot be declined then', async () => {
    const { stand, work, ids, closedInTransfers, move } = await transferAtWork();
    const { transferId } = stand;
    const react = new OnDisputeMoved(work, ids, policy, closedInTransfers);
    await move().decline({ transferId, reason: 'x' }, lead(1));
    await react.opened(disputed, delivered(1));
    await react.resolved(
      { ...disputed, state: 'resolved', how: 'decided', ledBy: GREENWICH },
      delivered(2),
    );
    const [ordered] = await work.stores.transfers.unendedOf(EPISODE);
    expect(ordered).toMatchObject({
      state: 'awaiting_family',
      toAuthority: GREENWICH,
      orderedBy: DISPUTE,
    });
    if (!ordered) throw new Error('Nothing was ordered');
    expect(await move().decline({ transferId: ordered.id, reason: 'x' }, lead(1))).toMatchObject({
      refused: 'conflict',
    });
    await react.resolved(
      { ...disputed, disputeId: testId(8_002), state: 'resolved', how: 'decided', ledBy: LEWISHAM },
      delivered(3),
    );
    expect(await work.stores.transfers.unendedOf(EPISODE)).toHaveLength(1);
  });
});
