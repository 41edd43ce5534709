import { beforeEach, describe, expect, it } from '@jest/globals';
import type { DisputeView, OpenDisputePayload } from '@hub/contracts';
import { asked, CountingIds, delivered, FakeUnitOfWork, FixedClock } from '@hub/testing';
import { EPISODE, GREENWICH, LEWISHAM, SOUTHWARK } from '../testing/arbitration-stores-suite.js';
import { inMemoryArbitrationStores } from '../testing/in-memory-disputes.js';
import { ListDisputes } from './list-disputes.js';
import { OnCounterpartsChanged } from './on-counterparts-changed.js';
import { OpenDispute } from './open-dispute.js';
import type { ArbitrationStores } from './ports.js';
import { ReadDispute } from './read-dispute.js';

const claim: OpenDisputePayload = { episodeId: EPISODE, kind: 'who_leads', respondents: [GREENWICH], askedFor: 'a private wish', riskOfHarm: true };

describe('a dispute', () => {
  let work: FakeUnitOfWork<ArbitrationStores>;
  let open: OpenDispute;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryArbitrationStores());
    open = new OpenDispute(work, new FixedClock(), new CountingIds());
    await new OnCounterpartsChanged(work).execute({ episodeId: EPISODE, counterparts: [LEWISHAM, GREENWICH] }, delivered(1));
  });

  it('opens between counterparts and is told to the parties, without its words', async () => {
    expect(await open.execute(claim, asked(LEWISHAM))).toMatchObject({ state: 'open', stage: 0, openedBy: LEWISHAM });
    expect(work.told).toEqual([['dispute.opened.v1', [GREENWICH, LEWISHAM]]]);
    expect(JSON.stringify(work.facts)).not.toContain('private');
  });

  it('is not for strangers, nor against oneself', async () => {
    expect(await open.execute(claim, asked(SOUTHWARK))).toEqual({ refused: 'not_found' });
    expect(await open.execute({ ...claim, respondents: [SOUTHWARK] }, asked(LEWISHAM))).toMatchObject({ refused: 'conflict' });
    expect(await open.execute({ ...claim, respondents: [LEWISHAM] }, asked(LEWISHAM))).toEqual({ refused: 'party_to_itself' });
  });

  it('is seen by its parties alone', async () => {
    const { id } = (await open.execute(claim, asked(LEWISHAM))) as DisputeView;
    expect(await new ReadDispute(work).execute({ disputeId: id }, asked(GREENWICH))).toMatchObject({ askedFor: 'a private wish' });
    expect(await new ReadDispute(work).execute({ disputeId: id }, asked(SOUTHWARK))).toEqual({ refused: 'not_found' });
    expect(await new ListDisputes(work).execute({}, asked(GREENWICH))).toMatchObject({ items: [{ id }] });
    expect(await new ListDisputes(work).execute({ cursor: 'x' }, asked(GREENWICH))).toMatchObject({ refused: 'invalid_request' });
  });
});
