import { beforeEach, describe, expect, it } from '@jest/globals';
import type { OutcomePage } from '@hub/contracts/arbitration';
import { asked, delivered, FakeUnitOfWork, testId } from '@hub/testing';
import { acting, at, brent, judged } from '../testing/climbed-disputes.js';
import { AT, EPISODE, GREENWICH, LADDER, LEWISHAM, sure } from '../testing/examples.js';
import { inMemoryArbitrationStores } from '../testing/in-memory-stores.js';
import type { Dispute } from '../domain/dispute-state.js';
import { decide, leaveForSafeguarding } from '../domain/dispute-steps.js';
import { carryOut, reopen } from '../domain/reopening.js';
import { keepLadder } from './keep-ladder.js';
import { ListOutcomes } from './list-outcomes.js';
import { OnCounterpartsChanged } from './on-counterparts-changed.js';

const { authority: BRENT, personId } = brent;
const judge = asked(BRENT, { personId, roles: ['arbitrator'] });
const decided = (): Dispute =>
  sure(decide(judged(), { disputeId: 'd', terms: 'their words', reasons: 'r' }, acting(brent)));
const lead = (authority: string) => acting(at('lead_caf_contact', authority));

describe('what an arbitrator decided', () => {
  let work: FakeUnitOfWork<ReturnType<typeof inMemoryArbitrationStores>>;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryArbitrationStores());
    await keepLadder(work, LADDER);
  });
  const list = async (query: object = {}, by = judge) =>
    sure<OutcomePage>(await new ListOutcomes(work).execute(query, by)).items;
  const keep = (dispute: Dispute) => work.stores.disputes.save(dispute);

  it('is listed for them alone, by kind and state, without child and sides', async () => {
    await keep(judged());
    expect(await list()).toEqual([]);
    await keep(decided());
    const [item] = await list();
    expect(item).toMatchObject({ state: 'resolved', terms: 'their words', at: AT, stands: true });
    expect(JSON.stringify(item)).not.toContain(EPISODE);
    expect(await list({ kind: 'residence' })).toEqual([]);
    expect(await list({ state: 'resolved', kind: 'who_leads' })).toHaveLength(1);
    expect(await list({ state: 'carried_out' })).toEqual([]);
    const other = asked(BRENT, { personId: testId(502), roles: ['arbitrator'] });
    expect(await list({}, other)).toEqual([]);
    expect(await list({}, asked(LEWISHAM, { personId }))).toEqual([]);
    const { personId: _nobody, ...system } = judge.caller;
    const refused = await new ListOutcomes(work).execute({}, { ...judge, caller: system });
    expect(refused).toMatchObject({ refused: 'forbidden' });
  });

  it('stays where it is looked at again, and stands until there is another', async () => {
    const again = { ground: 'not_heard', reason: 'x' } as const;
    await keep(sure(reopen(decided(), again, lead(GREENWICH))));
    expect(await list()).toMatchObject([{ state: 'arbitration', stands: true }]);
  });

  it('has no words once it has ended', async () => {
    const half = sure(carryOut(decided(), lead(LEWISHAM)));
    await keep(sure(carryOut(half, lead(GREENWICH))));
    const [item] = await list();
    expect(item).toMatchObject({ state: 'carried_out', stands: true });
    expect(item).not.toHaveProperty('terms');
    expect(item).not.toHaveProperty('reasons');
    await keep(sure(leaveForSafeguarding(decided(), 'x', acting(brent))));
    expect(JSON.stringify(await list())).not.toContain('their words');
  });

  it('is not there where the episode is hidden from them', async () => {
    await keep(decided());
    const hidden = { episodeId: EPISODE, hiddenFrom: [BRENT], version: 2 };
    await new OnCounterpartsChanged(work).shield(hidden, delivered(1));
    expect(await list()).toEqual([]);
  });
});
