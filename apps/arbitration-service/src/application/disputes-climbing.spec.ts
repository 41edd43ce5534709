import { describe, expect, it } from '@jest/globals';
import type { DisputeView } from '@hub/contracts/arbitration';
import { FixedChance, testId } from '@hub/testing';
import { as, disputesAtWork, onRung, OPENER, POLICIES } from '../testing/disputes-at-work.js';
import { BRENT, claim, GREENWICH, LADDER, LEWISHAM, sure } from '../testing/examples.js';
import { keepLadder } from './keep-ladder.js';
import { OpenDispute } from './open-dispute.js';
import { ReadDisputes } from './read-disputes.js';
import { WakeDispute } from './wake-dispute.js';

describe('a dispute on its ladder', () => {
  it('climbs by itself to an arbitrator, whose decision is carried out by each party', async () => {
    const { work, open, steps, pass, settle, told } = await disputesAtWork();
    const { id: disputeId } = sure<DisputeView>(await open());
    for (let shifts = 0; shifts < 22 * 3; shifts += 1) {
      pass(8);
      await settle();
    }
    const reading = sure<DisputeView>(
      await new ReadDisputes(work, POLICIES).one({ disputeId }, as(GREENWICH, 1)),
    );
    expect(reading).toMatchObject({ state: 'arbitration', stage: 4 });
    const [arbitrator] = reading.arbitrators;
    expect([BRENT, 'E09000006']).toContain(arbitrator?.authority);
    expect(told().filter((type) => type === 'dispute.escalated.v1')).toHaveLength(4);
    expect(told().filter((type) => type === 'dispute.reminded.v1')).toHaveLength(4);
    const judge = (version: number) =>
      as(arbitrator?.authority ?? '', version, 'arbitrator', arbitrator?.personId);
    expect(await new ReadDisputes(work, POLICIES).one({ disputeId }, judge(0))).toMatchObject({
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
    const { work, ids, open, steps, pass, wake, settle } = await disputesAtWork();
    const { id: disputeId } = sure<DisputeView>(await open());
    let now = sure<DisputeView>(
      await new ReadDisputes(work, POLICIES).one({ disputeId }, as(LEWISHAM, 1)),
    );
    for (let rung = 0; rung < 4; rung += 1)
      now = sure<DisputeView>(
        await steps().escalate({ disputeId, reason: 'x' }, as(LEWISHAM, now.version, onRung(rung))),
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
      await new ReadDisputes(work, POLICIES).one({ disputeId }, as(LEWISHAM, 1)),
    );
    const [first] = reading.arbitrators;
    const judge = (version: number) =>
      as(first?.authority ?? '', version, 'arbitrator', first?.personId);
    const replaced = sure<DisputeView>(
      await steps().declareConflict({ disputeId, reason: 'x' }, judge(reading.version)),
    );
    await settle();
    const after = sure<DisputeView>(
      await new ReadDisputes(work, POLICIES).one({ disputeId }, as(LEWISHAM, 1)),
    );
    expect(after.arbitrators).toHaveLength(2);
    expect(after.arbitrators[1]?.authority).not.toBe(first?.authority);
    expect(
      await steps().decide({ disputeId, terms: 't', reasons: 'r' }, judge(after.version)),
    ).toMatchObject({ refused: 'conflict_of_interest' });
    expect(
      await steps().decide({ disputeId, terms: 't', reasons: 'r' }, judge(replaced.version)),
    ).toMatchObject({ refused: 'etag_stale', stale: { current: expect.any(Number) } });
    await wake(testId(4_000));
  });

  it('runs by the ladder it began with, and a version in use cannot be changed', async () => {
    const { work, ids, transfers, open, pass, settle } = await disputesAtWork();
    const { id: disputeId } = sure<DisputeView>(await open());
    await expect(keepLadder(work, { ...LADDER, reopenDays: 1 })).rejects.toThrow(
      /Version 1 .* higher version/,
    );
    const rungs = LADDER.rungs.map((rung) => ({
      ...rung,
      limit: { workingDays: 100, from: 'rung' as const },
    }));
    await keepLadder(work, { ...LADDER, version: 2, rungs });
    const newer = await new OpenDispute(
      work,
      transfers,
      ids,
      { ...LADDER, version: 2, rungs },
      POLICIES,
    ).execute({ ...claim, kind: 'residence' }, OPENER);
    pass(24 * 4);
    await settle();
    expect(
      await new ReadDisputes(work, POLICIES).one({ disputeId }, as(LEWISHAM, 1)),
    ).toMatchObject({
      ladder: 1,
      stage: 1,
    });
    expect(
      await new ReadDisputes(work, POLICIES).one(
        { disputeId: (newer as DisputeView).id },
        as(LEWISHAM, 1),
      ),
    ).toMatchObject({ ladder: 2, stage: 0 });
  });
});
