import { beforeEach, describe, expect, it } from '@jest/globals';
import type { MergeProgress } from '@hub/contracts/protection';
import { asked, delivered, testId } from '@hub/testing';
import { GREENWICH, LEWISHAM, pointer, SOUTHWARK, tokens } from '../../testing/examples.js';
import { type HubAtWork, hubAtWork } from '../../testing/hub-at-work.js';
import { LeadOn } from './lead-on.js';
import { TellApart } from './tell-apart.js';

const [ONE, OTHER] = [testId(1), testId(2)];
const CHILD = pointer('x').child;
/** Under another surname: near enough to be offered, until somebody says otherwise. */
const NAMESAKE = { ...CHILD, familyName: 'Okafor' };
const DECLINED: MergeProgress = {
  ...{ mergeId: testId(3), episodeId: ONE, folded: OTHER, state: 'declined', waits: [] },
  because: 'another_child',
};

describe('two episodes that are of two children', () => {
  let hub: HubAtWork;
  const tell = (change: Partial<MergeProgress> = {}) =>
    new TellApart(hub.work, tokens, hub.clock).execute({ ...DECLINED, ...change }, delivered(9));
  const offered = async (child: typeof CHILD) =>
    (await hub.foundBy(SOUTHWARK, child)).map(({ reference }) => reference).sort();
  beforeEach(async () => {
    hub = await hubAtWork();
    await hub.claim(LEWISHAM, await hub.ask(LEWISHAM));
    const answered = [{ authority: LEWISHAM, reference: 'L-1' }];
    const other = { episodeId: OTHER, ownReference: 'G-1', answered };
    await hub.claim(GREENWICH, await hub.ask(GREENWICH, NAMESAKE), other);
    for (const [episodeId, authority] of [
      [ONE, LEWISHAM],
      [OTHER, GREENWICH],
    ] as const)
      await hub.follow.started(
        {
          ...{ episodeId, consentId: testId(5), originatingAuthority: authority },
          ...{ homeAuthority: authority, counterparts: [authority] },
        },
        asked(authority),
      );
  });

  it('are offered as each other no more, and each is still found by its own details', async () => {
    expect(await offered(CHILD)).toEqual(['G-1', 'L-1']);
    for (let times = 0; times < 2; times += 1) await tell();
    expect(await offered(CHILD)).toEqual(['L-1']);
    expect(await offered(NAMESAKE)).toEqual(['G-1']);
  });

  it('are found each by itself again where they were in one, and who was led to the wrong one is told', async () => {
    const at = '2026-03-02T09:30:00.000Z';
    const ledOn = { episodeId: OTHER, into: ONE, authority: GREENWICH, references: ['G-1'], at };
    await new LeadOn(hub.work).execute(ledOn, delivered(8));
    const [wrong, right] = [await hub.ask(SOUTHWARK, NAMESAKE), await hub.ask(SOUTHWARK)];
    expect([await offered(CHILD), await offered(NAMESAKE)]).toEqual([['L-1'], ['L-1']]);
    hub.work.facts.length = 0;
    const split = (goesOnAlone: boolean, delivery: number) =>
      new TellApart(hub.work, tokens, hub.clock).split(
        {
          ...{ episodeId: ONE, other: OTHER, counterparts: [], otherCounterparts: [] },
          ...{ goesOnAlone, earlier: [], consents: [], at },
        },
        delivered(delivery),
      );
    await split(false, 9);
    expect((await hub.work.stores.hubEpisodes.find(OTHER))?.goesOnIn).toBe(ONE);
    for (const delivery of [10, 11]) await split(true, delivery);
    expect([await offered(CHILD), await offered(NAMESAKE)]).toEqual([['L-1'], ['G-1']]);
    const told = hub.work.facts.map(({ payload }) => (payload as { lookupId: string }).lookupId);
    expect(told).toContain(wrong.id);
    expect(told).not.toContain(right.id);
    const payload = expect.objectContaining({
      because: 'wrong_child',
      reference: 'L-1',
    }) as unknown;
    expect(hub.work.facts).toContainEqual(expect.objectContaining({ payload }));
  });

  it('are left as they are where they stay two for another reason, or one is not in the index', async () => {
    await tell({ because: 'family_wants_its_own' });
    await tell({ folded: testId(77) });
    expect(await offered(CHILD)).toEqual(['G-1', 'L-1']);
  });
});
