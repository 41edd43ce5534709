import { beforeEach, describe, expect, it } from '@jest/globals';
import { readPolicies } from '@hub/service-host';
import { asked, delivered, testId } from '@hub/testing';
import { LEWISHAM, person, SOUTHWARK, GREENWICH } from '../../testing/examples.js';
import { type HubAtWork, hubAtWork } from '../../testing/hub-at-work.js';
import { AskToJoin } from '../joining/ask-to-join.js';
import { ReadJoinRequests } from '../joining/read-join-requests.js';
import { tellMisled } from '../pointers/tell-misled.js';
import { DelistEpisode } from './delist-episode.js';

const EPISODE = testId(1);
const STARTED = {
  episodeId: EPISODE,
  consentId: testId(5),
  originatingAuthority: LEWISHAM,
  homeAuthority: LEWISHAM,
  counterparts: [LEWISHAM],
};
const AT = '2026-03-02T09:30:00.000Z';
const DELISTED = { episodeId: EPISODE, authority: LEWISHAM, references: ['L-1', 'L-0'], at: AT };
const heard = () => delivered(8);
const ASKER = asked(SOUTHWARK, { personId: person(1) });

describe('an episode of the wrong child', () => {
  let hub: HubAtWork;
  const delist = () =>
    new DelistEpisode(hub.work, hub.tools.policy).execute(DELISTED, delivered(9));
  beforeEach(async () => {
    hub = await hubAtWork();
    await hub.claim(LEWISHAM, await hub.ask(LEWISHAM));
    await hub.follow.started(STARTED, asked(LEWISHAM));
  });

  it('is found by nobody any more; who had found it is told, and what they found is marked', async () => {
    const { id: lookupId } = await hub.ask(SOUTHWARK);
    hub.work.facts.length = 0;
    for (let times = 0; times < 2; times += 1) await delist();
    expect(hub.work.told[0]).toEqual(['pointer.withdrawn.v1', [SOUTHWARK]]);
    expect(await hub.foundBy(GREENWICH)).toEqual([]);
    expect(await hub.work.stores.lookups.find(lookupId)).toMatchObject({
      answers: expect.arrayContaining([
        expect.objectContaining({
          episodes: [expect.objectContaining({ withdrawnBecause: 'wrong_child' })],
        }),
      ]) as unknown,
    });
  });

  it('is joined by nobody: whoever had asked hears that it ended', async () => {
    const { id: lookupId } = await hub.ask(SOUTHWARK);
    const wish = { lookupId, authority: LEWISHAM, reference: 'L-1', wish: 'join_team' } as const;
    expect(
      await new AskToJoin(hub.work, hub.tools, readPolicies(), hub.staff).execute(wish, ASKER),
    ).toMatchObject({
      state: 'open',
    });
    hub.work.facts.length = 0;
    await delist();
    expect(hub.work.told).toContainEqual(['join_request.ended.v1', [LEWISHAM, SOUTHWARK]]);
    expect(
      await new ReadJoinRequests(hub.work, hub.staff, hub.clock).list({ as: 'asker' }, ASKER),
    ).toMatchObject({ items: [{ state: 'closed' }] });
  });

  it('is asked after no more: who had been asked has nothing to answer, and the lookup says so', async () => {
    await hub.follow.shield({ episodeId: EPISODE, hiddenFrom: [GREENWICH], version: 2 }, heard());
    const { id: lookupId } = await hub.ask(SOUTHWARK);
    const { lookupQuestions, lookups } = hub.work.stores;
    const [question] = await lookupQuestions.waiting(LEWISHAM, 9);
    expect(question).toMatchObject({ lookupId });
    expect(await lookups.find(lookupId)).toMatchObject({ unnamed: { questions: [question?.id] } });
    hub.work.facts.length = 0;
    for (let times = 0; times < 2; times += 1) await delist();
    expect(await lookupQuestions.waiting(LEWISHAM, 9)).toEqual([]);
    expect(await lookupQuestions.ofLookup(lookupId)).toMatchObject([{ state: 'ended' }]);
    expect(await lookups.find(lookupId)).toMatchObject({ unnamed: { questions: [] } });
    expect(hub.work.told.filter(([type]) => type === 'lookup.answered.v1')).toHaveLength(1);
  });

  it('stays unspoken of to whom it is hidden from', async () => {
    const { id: lookupId } = await hub.ask(SOUTHWARK);
    const withdrawal = {
      authority: LEWISHAM,
      reference: 'L-1',
      because: 'wrong_child',
      withdrawnAt: AT,
    } as const;
    const before = await hub.work.stores.lookups.find(lookupId);
    for (const hidden of [SOUTHWARK, person(1)])
      expect(await tellMisled(withdrawal, hub.work.stores, [hidden])).toEqual([]);
    expect(await hub.work.stores.lookups.find(lookupId)).toEqual(before);
  });
});
