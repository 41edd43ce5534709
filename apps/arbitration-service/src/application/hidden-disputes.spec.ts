import { beforeEach, describe, expect, it } from '@jest/globals';
import type { DisputeView } from '@hub/contracts/arbitration';
import { asked, delivered, testId } from '@hub/testing';
import { as, disputesAtWork, POLICIES, onRung } from '../testing/disputes-at-work.js';
import { ARBITRATORS, EPISODE, GREENWICH, LEWISHAM, sure } from '../testing/examples.js';
import { OnCounterpartsChanged } from './on-counterparts-changed.js';
import { BuildEvidencePack } from './build-evidence-pack.js';
import { ReadDisputes } from './read-disputes.js';

describe('a dispute about an episode that is hidden', () => {
  let at: Awaited<ReturnType<typeof disputesAtWork>>;
  let disputeId: string;
  const hide = (...hiddenFrom: string[]) =>
    new OnCounterpartsChanged(at.work).shield(
      { episodeId: EPISODE, hiddenFrom, version: 2 },
      delivered(7),
    );
  const read = async (authority: string) =>
    new ReadDisputes(at.work, POLICIES).one({ disputeId }, as(authority, 1));
  const version = async () => sure<DisputeView>(await read(LEWISHAM)).version;
  const toArbitration = async () => {
    for (let rung = 0; rung < 4; rung += 1)
      await at
        .steps()
        .escalate({ disputeId, reason: 'x' }, as(LEWISHAM, await version(), onRung(rung)));
    await at.settle();
  };

  beforeEach(async () => {
    at = await disputesAtWork();
    disputeId = sure<DisputeView>(await at.open()).id;
    at.work.facts.length = 0;
  });

  it('ends where a party is hidden from, and that party does not hear of it', async () => {
    await hide(GREENWICH);
    expect(at.work.told).toEqual([['dispute.ended.v1', [LEWISHAM]]]);
    expect(await read(LEWISHAM)).toMatchObject({ state: 'to_safeguarding', waits: [] });
    at.pass(24 * 60);
    await at.settle();
    await hide(GREENWICH);
    expect(at.work.facts).toHaveLength(1);
  });

  it('is there no more for that party', async () => {
    await hide(GREENWICH);
    const list = new ReadDisputes(at.work, POLICIES);
    expect(await read(GREENWICH)).toEqual({ refused: 'not_found' });
    expect(await list.list({}, as(GREENWICH, 1))).toEqual({ items: [] });
    expect(await list.list({}, as(LEWISHAM, 1))).toMatchObject({ items: [{ id: disputeId }] });
    const statement = { disputeId, text: 'x' };
    expect(await at.steps().writeStatement(statement, as(GREENWICH, 2))).toEqual({
      refused: 'not_found',
    });
    const pack = new BuildEvidencePack(at.work, {} as never);
    expect(await pack.execute({ disputeId }, asked(GREENWICH))).toEqual({ refused: 'not_found' });
  });

  it('is there no more for one of its people who is named, and is for the others', async () => {
    await new OnCounterpartsChanged(at.work).shield(
      { episodeId: EPISODE, hiddenFrom: [], hiddenFromPeople: [testId(70)], version: 2 },
      delivered(7),
    );
    const [named, colleague] = [70, 71].map((number) =>
      asked(GREENWICH, { personId: testId(number), roles: ['lead_caf_contact'] }),
    );
    const list = new ReadDisputes(at.work, POLICIES);
    const pack = new BuildEvidencePack(at.work, {} as never);
    if (!named || !colleague) throw new Error('nobody');
    expect(await list.one({ disputeId }, named)).toEqual({ refused: 'not_found' });
    expect(await list.list({}, named)).toEqual({ items: [] });
    expect(await pack.execute({ disputeId }, named)).toEqual({ refused: 'not_found' });
    const statement = { ...named, expectedVersion: 1 };
    expect(await at.steps().writeStatement({ disputeId, text: 'x' }, statement)).toEqual({
      refused: 'not_found',
    });
    expect(await list.list({}, colleague)).toMatchObject({ items: [{ id: disputeId }] });
    expect(await list.one({ disputeId }, colleague)).toMatchObject({ id: disputeId });
  });

  it('is not taken up again with whom it is hidden from', async () => {
    await hide(GREENWICH);
    const reopening = { disputeId, ground: 'new_facts', reason: 'x' } as const;
    expect(
      await at.steps().reopen(reopening, as(LEWISHAM, await version(), 'head_of_service')),
    ).toEqual({ refused: 'shielded_from' });
  });

  it('goes on between others, before an arbitrator from whom it is not hidden', async () => {
    await toArbitration();
    const [first] = sure<DisputeView>(await read(LEWISHAM)).arbitrators;
    const judge = first?.authority ?? '';
    at.work.facts.length = 0;
    await hide(judge);
    expect(at.work.told).toEqual([['dispute.moved.v1', [GREENWICH, LEWISHAM]]]);
    await at.settle();
    const { arbitrators, state } = sure<DisputeView>(await read(LEWISHAM));
    expect([state, arbitrators.length]).toEqual(['arbitration', 2]);
    expect(arbitrators[1]?.authority).not.toBe(judge);
    expect(
      await new ReadDisputes(at.work, POLICIES).one(
        { disputeId },
        asked(judge, { personId: first?.personId ?? '' }),
      ),
    ).toEqual({ refused: 'not_found' });
  });

  it('never falls to an arbitrator from whom it is hidden', async () => {
    const others = ARBITRATORS.map(({ authority }) => authority);
    await hide(...others.filter((one) => one !== LEWISHAM && one !== GREENWICH));
    await toArbitration();
    expect(sure<DisputeView>(await read(LEWISHAM))).toMatchObject({ arbitrators: [] });
  });
});

describe('a dispute about an episode of the wrong child', () => {
  it('ends, its parties are told, and no other can be opened', async () => {
    const at = await disputesAtWork();
    const { id: disputeId } = sure<DisputeView>(await at.open());
    at.work.facts.length = 0;
    const voided = { episodeId: EPISODE, correctionId: disputeId, voidedAt: 'x', version: 2 };
    const heard = new OnCounterpartsChanged(at.work);
    for (let times = 0; times < 2; times += 1) await heard.ended(voided, delivered(7));
    expect(at.work.told).toEqual([['dispute.ended.v1', [GREENWICH, LEWISHAM]]]);
    expect(
      await new ReadDisputes(at.work, POLICIES).one({ disputeId }, as(LEWISHAM, 1)),
    ).toMatchObject({
      state: 'withdrawn',
      waits: [],
    });
    expect(await at.open()).toMatchObject({ refused: 'not_found' });
  });
});

describe('a dispute about an episode', () => {
  const ending = async (tell: (heard: OnCounterpartsChanged) => Promise<void>) => {
    const at = await disputesAtWork();
    const ids = [
      sure<DisputeView>(await at.open()).id,
      sure<DisputeView>(await at.open({ kind: 'funding' })).id,
    ];
    const heard = new OnCounterpartsChanged(at.work);
    for (let times = 0; times < 2; times += 1) await tell(heard);
    const read = new ReadDisputes(at.work, POLICIES);
    const found = await Promise.all(ids.map((id) => read.one({ disputeId: id }, as(LEWISHAM, 1))));
    const ended = at.told().filter((type) => type === 'dispute.ended.v1').length;
    return { ended, found: found.map((one) => sure<DisputeView>(one)) };
  };

  it('whose family withdrew its consent ends, but not about who pays for what was given', async () => {
    const { ended, found } = await ending((heard) =>
      heard.withdrawn({ episodeId: EPISODE, consentId: EPISODE }, delivered(7)),
    );
    expect(ended).toBe(1);
    expect(found).toMatchObject([
      { state: 'withdrawn', because: 'The family withdrew its consent.', waits: [] },
      { state: 'open', kind: 'funding' },
    ]);
  });

  it('of a child whom social care took on leaves for safeguarding, whatever it is about', async () => {
    const counterparts = [LEWISHAM, GREENWICH];
    const moved = { episodeId: EPISODE, counterparts, state: 'stepped_up' };
    const { ended, found } = await ending((heard) => heard.moved(moved, delivered(7)));
    expect(ended).toBe(2);
    for (const one of found)
      expect(one).toMatchObject({
        state: 'to_safeguarding',
        because: 'Social care took the child on.',
      });
  });
});

it('a dispute is opened about an episode only while it would go on there', async () => {
  const at = await disputesAtWork();
  const heard = new OnCounterpartsChanged(at.work);
  const counterparts = [LEWISHAM, GREENWICH];
  let message = 100;
  const stands = (state: string) =>
    heard.moved({ episodeId: EPISODE, counterparts, state }, delivered((message += 1)));
  const open = async (kind: 'communication' | 'data_accuracy') => at.open({ kind });
  await heard.withdrawn({ episodeId: EPISODE, consentId: EPISODE }, delivered(7));
  expect(await open('communication')).toMatchObject({ refused: 'dispute_over' });
  expect(await open('data_accuracy')).toMatchObject({ state: 'open' });
  await stands('closed');
  expect(await open('communication')).toMatchObject({ refused: 'dispute_over' });
  await stands('stepped_up');
  expect(await at.open({ kind: 'funding' })).toMatchObject({ refused: 'safeguarding_first' });
  await stands('active');
  const { id } = sure<DisputeView>(await open('communication'));
  await at.steps().leaveForSafeguarding({ disputeId: id, reason: 'x' }, as(GREENWICH, 1));
  expect(await open('communication')).toMatchObject({ refused: 'safeguarding_first' });
});

it('a dispute about an episode that goes on in another ends, and says why', async () => {
  const at = await disputesAtWork();
  const { id: disputeId } = sure<DisputeView>(await at.open());
  const folded = { episodeId: EPISODE, into: disputeId, mergeId: disputeId };
  const heard = new OnCounterpartsChanged(at.work);
  await heard.ended({ ...folded, at: 'x', version: 2 }, delivered(7));
  expect(
    await new ReadDisputes(at.work, POLICIES).one({ disputeId }, as(LEWISHAM, 1)),
  ).toMatchObject({
    state: 'withdrawn',
    because: 'The episode goes on in another of the same child.',
  });
});

it('nobody who left an episode of two children opens a dispute about it, and who has a part in the other does', async () => {
  const at = await disputesAtWork();
  const other = testId(951);
  const apart = {
    ...{ episodeId: EPISODE, other, counterparts: [GREENWICH], otherCounterparts: [LEWISHAM] },
    ...{ goesOnAlone: true, earlier: [], consents: [], at: '2026-03-02T09:30:00.000Z' },
  };
  await new OnCounterpartsChanged(at.work).toldApart(apart, delivered(7));
  expect(await at.open()).toMatchObject({ refused: 'not_found' });
  expect(await at.work.stores.counterparts.of(EPISODE)).toEqual([GREENWICH]);
  expect(await at.work.stores.counterparts.of(other)).toEqual([LEWISHAM]);
});
