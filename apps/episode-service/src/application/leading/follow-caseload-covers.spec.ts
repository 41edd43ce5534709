import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { asked, CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { EPISODE, episode, LEWISHAM, people, person, whoMay } from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { actingLead, type LivedEpisode, passLead } from '../../domain/episode.js';
import type { EpisodeStores } from '../ports.js';
import { CoverCaseload } from './cover-caseload.js';
import { FollowCaseloadCovers } from './follow-caseload-covers.js';

describe('cases that a lead comes to lead while somebody stands in for all of them', () => {
  const clock = new FixedClock();
  const today = clock.now().slice(0, 10);
  let work: FakeUnitOfWork<EpisodeStores>;
  let follow: FollowCaseloadCovers;
  let covering: CoverCaseload;
  let coverId: string;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryEpisodeStores(clock));
    follow = new FollowCaseloadCovers(work, new CountingIds(), whoMay);
    covering = new CoverCaseload(work, people, new CountingIds(), follow);
    const terms = { leadProfessionalId: person(1), personId: person(4), because: 'leave' } as const;
    const by = asked(LEWISHAM, { personId: person(1) });
    const named = await covering.name({ ...terms, from: today, until: today }, by);
    if (isRefusal(named)) throw new Error(named.refused);
    coverId = named.id;
  });
  const acting = async (id = EPISODE) => {
    const found = await work.stores.episodes.find(id);
    return found && actingLead(found);
  };
  const stateOf = async (id = EPISODE) =>
    (await work.stores.covers.ofEpisode(id)).map(({ state, endedBecause = '' }) =>
      `${state} ${endedBecause}`.trim(),
    );

  it('are covered by the same, however they came, and once', async () => {
    await work.stores.episodes.add(episode());
    const lead = { ...episode().lead, personId: person(5) };
    const passing = episode({ id: testId(9_511), lead });
    await work.stores.episodes.add(passing);
    await follow.execute();
    expect([await acting(), await acting(passing.id)]).toEqual([person(4), person(5)]);
    const to = { authority: LEWISHAM, personId: person(1) };
    await work.stores.episodes.switchLead(passLead(passing, to, clock.now(), '2026-04-01'));
    await follow.execute();
    expect(await acting(passing.id)).toBe(person(4));
    const told = work.facts.length;
    await follow.execute();
    expect(work.facts).toHaveLength(told);
  });

  it('are as many as there are: more than are looked at in one go', async () => {
    for (let number = 0; number < 120; number += 1)
      await work.stores.episodes.add(episode({ id: testId(9_600 + number) }));
    await follow.execute();
    const seen = await covering.list({}, asked(LEWISHAM, { personId: person(1) }));
    expect(seen.items).toMatchObject([{ open: 120, covered: 120 }]);
    expect(
      await covering.end(
        { coverId, because: 'lead_is_back' },
        asked(LEWISHAM, { personId: person(1) }),
      ),
    ).toMatchObject({
      state: 'ended',
    });
    await follow.execute();
    expect(await stateOf(testId(9_719))).toEqual(['ended lead_is_back']);
  });

  it('are not where whoever stands in may not know of them, and that is looked at once', async () => {
    const shield: LivedEpisode['shield'] = {
      ...{ hiddenFrom: [], hiddenFromPeople: [person(4)], employers: [LEWISHAM] },
      ...{ because: 'refuge' as const, since: clock.now() },
    };
    await work.stores.episodes.add(episode({ shield }));
    await follow.execute();
    await follow.execute();
    expect([await stateOf(), await acting()]).toEqual([['ended cannot_cover'], person(1)]);
    const seen = await covering.list({}, asked(LEWISHAM, { personId: person(1) }));
    expect(seen.items).toMatchObject([{ open: 1, covered: 0, notCovered: [EPISODE] }]);
  });

  it('are covered no more once the last day is over, and then by nobody new', async () => {
    await work.stores.episodes.add(episode());
    await follow.execute();
    clock.advance(24 * 3_600_000);
    await work.stores.episodes.add(episode({ id: testId(9_512) }));
    await follow.execute();
    clock.advance(-24 * 3_600_000);
    expect(await stateOf()).toEqual(['ended date_came']);
    expect(await stateOf(testId(9_512))).toEqual([]);
    expect(await work.stores.caseloadCovers.find(coverId)).toMatchObject({
      endedBecause: 'date_came',
    });
  });

  it('are covered no more once who stands in has left, and then by nobody new', async () => {
    await work.stores.episodes.add(episode());
    await follow.execute();
    await work.stores.endedPeople.add(person(4), clock.now());
    await work.stores.episodes.add(episode({ id: testId(9_512) }));
    for (const _time of [1, 2]) await follow.execute();
    expect([await stateOf(), await acting()]).toEqual([['ended stand_in_left'], person(1)]);
    expect(await stateOf(testId(9_512))).toEqual([]);
    const ended = { endedBecause: 'stand_in_left', endedAt: clock.now() };
    expect(await work.stores.caseloadCovers.find(coverId)).toMatchObject(ended);
  });

  it('are covered still where the lead has left, until another leads each of them', async () => {
    const led = episode();
    await work.stores.episodes.add(led);
    await follow.execute();
    await work.stores.endedPeople.add(person(1), clock.now());
    // Read a moment before it was looked at again.
    Object.assign(work.stores.caseloadCovers, { over: () => Promise.resolve([coverId]) });
    await follow.execute();
    expect([await stateOf(), await acting()]).toEqual([['running'], person(4)]);
    const to = { authority: LEWISHAM, personId: person(5) };
    await work.stores.episodes.switchLead(passLead(led, to, clock.now(), '2026-04-01'));
    await follow.execute();
    expect([await stateOf(), await acting()]).toEqual([['ended lead_passed'], person(5)]);
    expect(await work.stores.caseloadCovers.find(coverId)).toMatchObject({
      endedBecause: 'lead_passed',
    });
  });
});
