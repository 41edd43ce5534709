import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Role } from '@hub/contracts';
import type { DisputeView, OpenDisputePayload } from '@hub/contracts/arbitration';
import type { MessageContext } from '@hub/use-case';
import {
  asked,
  CountingIds,
  delivered,
  FakeUnitOfWork,
  FixedChance,
  FixedClock,
  testId,
} from '@hub/testing';
import {
  ARBITRATORS,
  BRENT,
  claim,
  EPISODE,
  GREENWICH,
  LADDER,
  LEWISHAM,
  SOUTHWARK,
  sure,
} from '../testing/examples.js';
import { inMemoryArbitrationStores } from '../testing/in-memory-stores.js';
import { keepLadder } from './keep-ladder.js';
import { OnCounterpartsChanged } from './on-counterparts-changed.js';
import { OpenDispute } from './open-dispute.js';
import type { ArbitrationStores, Transfers } from './ports.js';
import { ReadDisputes } from './read-disputes.js';
import { TakeDisputeStep } from './take-dispute-step.js';
import { WakeDispute } from './wake-dispute.js';

describe('a dispute', () => {
  let work: FakeUnitOfWork<ArbitrationStores>;
  let clock: FixedClock;
  let ids: CountingIds;
  beforeEach(async () => {
    clock = new FixedClock();
    ids = new CountingIds();
    work = new FakeUnitOfWork(inMemoryArbitrationStores(clock));
    await keepLadder(work, LADDER);
    await new OnCounterpartsChanged(work).execute(
      { episodeId: EPISODE, counterparts: [LEWISHAM, GREENWICH] },
      delivered(1),
    );
  });
  /** Transfer 77 is one of the episode between Lewisham and Southwark; 78 one of another episode of theirs. */
  const transfers: Transfers = {
    episodeOf: (id, { authority }) =>
      Promise.resolve(
        [LEWISHAM, SOUTHWARK].includes(authority)
          ? new Map([
              [testId(77), EPISODE],
              [testId(78), testId(9)],
            ]).get(id)
          : undefined,
      ),
  };
  const open = (change: Partial<OpenDisputePayload> = {}, by: MessageContext = asked(LEWISHAM)) =>
    new OpenDispute(work, transfers, ids, LADDER).execute({ ...claim, ...change }, by);
  const steps = () => new TakeDisputeStep(work, ids);
  const as = (
    authority: string,
    expectedVersion: number,
    role: Role = 'lead_caf_contact',
    personId = testId(600),
  ) => asked(authority, { roles: [role], expectedVersion, personId });
  const wake = (id: string) =>
    new WakeDispute(
      work,
      { all: () => Promise.resolve(ARBITRATORS) },
      { ids, chance: new FixedChance() },
    ).execute(id);
  const pass = (hours: number) => {
    clock.advance(hours * 3_600_000);
  };
  /** Wakes whatever is due until nothing is. */
  const settle = async () => {
    for (
      let due = await work.stores.timers.due('dispute', 9);
      due.length > 0;
      due = await work.stores.timers.due('dispute', 9)
    )
      for (const id of due) await wake(id);
  };
  const told = () => work.told.map(([type]) => type);

  it('opens between counterparts and is told to the parties, without its words', async () => {
    expect(await open()).toMatchObject({
      state: 'open',
      stage: 0,
      openedBy: LEWISHAM,
      waits: [{ authority: LEWISHAM, role: 'practitioner' }, { authority: GREENWICH }],
    });
    expect(work.told).toEqual([['dispute.opened.v1', [GREENWICH, LEWISHAM]]]);
    expect(JSON.stringify(work.facts)).not.toContain('private');
    expect(await open({}, asked(SOUTHWARK))).toEqual({ refused: 'not_found' });
  });

  it('is opened by the hub where nobody answered a transfer, once, in the name of who proposed it', async () => {
    const progress = {
      transferId: testId(77),
      episodeId: EPISODE,
      fromAuthority: LEWISHAM,
      toAuthority: SOUTHWARK,
      waits: [],
      version: 3,
    };
    await new OpenDispute(work, transfers, ids, LADDER).onSilence(progress, delivered(2));
    await new OpenDispute(work, transfers, ids, LADDER).onSilence(progress, delivered(3));
    expect(work.facts.map(({ payload }) => payload)).toMatchObject([
      { kind: 'transfer_declined', openedBy: LEWISHAM, respondents: [SOUTHWARK], stage: 0 },
    ]);
    expect(await open({ transferId: testId(77) })).toMatchObject({ refused: 'conflict' });
  });

  it('is about a transfer of that episode to which its opener is a party, or about none', async () => {
    expect(await open({ kind: 'transfer_declined', transferId: testId(77) })).toMatchObject({
      transferId: testId(77),
    });
    for (const foreign of [testId(78), testId(79)])
      expect(await open({ transferId: foreign })).toEqual({ refused: 'not_found' });
    const byNoParty = open({ transferId: testId(77), respondents: [LEWISHAM] }, asked(GREENWICH));
    expect(await byNoParty).toEqual({ refused: 'not_found' });
  });

  it('is seen by its parties alone, and their drafts by themselves alone', async () => {
    const { id: disputeId } = sure<DisputeView>(await open());
    sure<DisputeView>(
      await steps().writeStatement({ disputeId, text: 'a private draft' }, as(LEWISHAM, 1)),
    );
    const read = async (authority: string) =>
      new ReadDisputes(work).one({ disputeId }, asked(authority));
    expect(await read(LEWISHAM)).toMatchObject({
      askedFor: 'a private wish',
      statements: [{ text: 'a private draft' }],
    });
    expect(await read(GREENWICH)).toMatchObject({ statements: [] });
    expect(await read(GREENWICH)).not.toHaveProperty('dueAt');
    expect(await read(SOUTHWARK)).toEqual({ refused: 'not_found' });
    expect(await new ReadDisputes(work).list({}, asked(GREENWICH))).toMatchObject({
      items: [{ id: disputeId, statements: [] }],
    });
    expect(await new ReadDisputes(work).list({ cursor: 'x' }, asked(GREENWICH))).toMatchObject({
      refused: 'invalid_request',
    });
    expect(JSON.stringify(work.facts)).not.toContain('private');
  });

  it('is moved on the version that was read, by those who have a part in it', async () => {
    const { id: disputeId } = sure<DisputeView>(await open());
    const { expectedVersion: _none, ...without } = as(LEWISHAM, 1);
    expect(await steps().escalate({ disputeId, reason: 'x' }, without)).toEqual({
      refused: 'precondition_required',
    });
    expect(await steps().escalate({ disputeId, reason: 'x' }, as(LEWISHAM, 9))).toEqual({
      refused: 'etag_stale',
    });
    expect(await steps().escalate({ disputeId, reason: 'x' }, as(SOUTHWARK, 1))).toEqual({
      refused: 'not_found',
    });
    expect(await steps().escalate({ disputeId, reason: 'x' }, as(LEWISHAM, 1))).toMatchObject({
      stage: 1,
      version: 2,
    });
  });

  it('climbs by itself to an arbitrator, whose decision is carried out by each party', async () => {
    const { id: disputeId } = sure<DisputeView>(await open());
    for (let shifts = 0; shifts < 22 * 3; shifts += 1) {
      pass(8);
      await settle();
    }
    const reading = sure<DisputeView>(
      await new ReadDisputes(work).one({ disputeId }, asked(GREENWICH)),
    );
    expect(reading).toMatchObject({ state: 'arbitration', stage: 4 });
    const [arbitrator] = reading.arbitrators;
    expect([BRENT, 'E09000006']).toContain(arbitrator?.authority);
    expect(told().filter((type) => type === 'dispute.escalated.v1')).toHaveLength(4);
    expect(told().filter((type) => type === 'dispute.reminded.v1')).toHaveLength(4);
    const judge = (version: number) =>
      as(arbitrator?.authority ?? '', version, 'arbitrator', arbitrator?.personId);
    expect(await new ReadDisputes(work).one({ disputeId }, judge(0))).toMatchObject({
      id: disputeId,
    });
    expect(
      await steps().decide(
        { disputeId, terms: 't', reasons: 'r', ledBy: GREENWICH },
        as(LEWISHAM, reading.version, 'arbitrator'),
      ),
    ).toMatchObject({ refused: 'conflict_of_interest' });
    const decided = sure<DisputeView>(
      await steps().decide(
        { disputeId, terms: 't', reasons: 'r', ledBy: GREENWICH },
        judge(reading.version),
      ),
    );
    expect(work.facts.at(-1)?.payload).toMatchObject({
      state: 'resolved',
      how: 'decided',
      ledBy: GREENWICH,
    });
    const half = sure<DisputeView>(
      await steps().carryOut({ disputeId }, as(GREENWICH, decided.version)),
    );
    expect(await steps().carryOut({ disputeId }, as(LEWISHAM, half.version))).toMatchObject({
      state: 'carried_out',
      waits: [],
    });
    expect(told().at(-1)).toBe('dispute.ended.v1');
    expect(await work.stores.timers.due('dispute', 9)).toEqual([]);
  });

  it('goes to another arbitrator where the first has a conflict, and waits where there is nobody', async () => {
    const { id: disputeId } = sure<DisputeView>(await open());
    let now = sure<DisputeView>(await new ReadDisputes(work).one({ disputeId }, asked(LEWISHAM)));
    for (let stage = 0; stage < 4; stage += 1)
      now = sure<DisputeView>(
        await steps().escalate({ disputeId, reason: 'x' }, as(LEWISHAM, now.version)),
      );
    await new WakeDispute(
      work,
      { all: () => Promise.resolve([]) },
      { ids, chance: new FixedChance() },
    ).execute(disputeId);
    expect(await work.stores.timers.due('dispute', 9)).toEqual([]);
    pass(1);
    await settle();
    const reading = sure<DisputeView>(
      await new ReadDisputes(work).one({ disputeId }, asked(LEWISHAM)),
    );
    const [first] = reading.arbitrators;
    const judge = (version: number) =>
      as(first?.authority ?? '', version, 'arbitrator', first?.personId);
    const replaced = sure<DisputeView>(
      await steps().declareConflict({ disputeId, reason: 'x' }, judge(reading.version)),
    );
    await settle();
    const after = sure<DisputeView>(
      await new ReadDisputes(work).one({ disputeId }, asked(LEWISHAM)),
    );
    expect(after.arbitrators).toHaveLength(2);
    expect(after.arbitrators[1]?.authority).not.toBe(first?.authority);
    expect(
      await steps().decide({ disputeId, terms: 't', reasons: 'r' }, judge(after.version)),
    ).toMatchObject({ refused: 'conflict_of_interest' });
    expect(
      await steps().decide({ disputeId, terms: 't', reasons: 'r' }, judge(replaced.version)),
    ).toEqual({ refused: 'etag_stale' });
    await wake(testId(4_000));
  });

  it('is agreed, withdrawn, left or opened again by its parties', async () => {
    const opened = sure<DisputeView>(await open());
    const { id: disputeId } = opened;
    const offered = sure<DisputeView>(
      await steps().makeOffer({ disputeId, terms: 't' }, as(LEWISHAM, 1)),
    );
    const agreed = sure<DisputeView>(
      await steps().answerOffer(
        { disputeId, offerId: offered.offers[0]?.id ?? '', answer: 'accepts' },
        as(GREENWICH, 2),
      ),
    );
    expect(agreed.state).toBe('resolved');
    const again = sure<DisputeView>(
      await steps().reopen({ disputeId, reason: 'x' }, as(GREENWICH, 3)),
    );
    expect(again).toMatchObject({ state: 'open', stage: 0 });
    expect(
      await steps().withdraw({ disputeId, reason: 'x' }, as(LEWISHAM, again.version)),
    ).toMatchObject({ state: 'withdrawn' });
    expect(told()).toEqual(
      ['opened', 'moved', 'resolved', 'opened', 'ended'].map((what) => `dispute.${what}.v1`),
    );
    const other = sure<DisputeView>(await open());
    expect(
      await steps().leaveForSafeguarding({ disputeId: other.id, reason: 'x' }, as(GREENWICH, 1)),
    ).toMatchObject({ state: 'to_safeguarding', waits: [] });
  });

  it('runs by the ladder it began with, and a version in use cannot be changed', async () => {
    const { id: disputeId } = sure<DisputeView>(await open());
    await expect(keepLadder(work, { ...LADDER, reopenDays: 1 })).rejects.toThrow(
      /Version 1 .* higher version/,
    );
    const rungs = LADDER.rungs.map((rung) => ({
      ...rung,
      limit: { workingDays: 100, from: 'stage' as const },
    }));
    await keepLadder(work, { ...LADDER, version: 2, rungs });
    const newer = await new OpenDispute(work, transfers, ids, {
      ...LADDER,
      version: 2,
      rungs,
    }).execute(claim, asked(LEWISHAM));
    pass(24 * 4);
    await settle();
    expect(await new ReadDisputes(work).one({ disputeId }, asked(LEWISHAM))).toMatchObject({
      ladder: 1,
      stage: 1,
    });
    expect(
      await new ReadDisputes(work).one({ disputeId: (newer as DisputeView).id }, asked(LEWISHAM)),
    ).toMatchObject({ ladder: 2, stage: 0 });
  });
});
