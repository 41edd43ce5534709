import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { asked, CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { dayAfter } from '@hub/working-time';
import { EPISODE, episode, LEWISHAM, people, person, whoMay } from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { passLead } from '../../domain/episode.js';
import type { EpisodeStores } from '../ports.js';
import { CoverLead } from './cover-lead.js';
import { COVER_TIMER } from './keep-cover.js';
import { WakeCover } from './wake-cover.js';
import { WakeCoversEarly } from './wake-covers-early.js';

describe('a cover that is over before its day', () => {
  const ids = new CountingIds();
  let clock: FixedClock;
  let work: FakeUnitOfWork<EpisodeStores>;
  beforeEach(async () => {
    clock = new FixedClock();
    work = new FakeUnitOfWork(inMemoryEpisodeStores(clock));
    await work.stores.episodes.add(episode());
  });
  const named = async (ahead: number): Promise<string> => {
    const from = dayAfter(clock.now().slice(0, 10), ahead);
    const cover = await new CoverLead(work, people, ids, whoMay).name(
      {
        ...{ episodeId: EPISODE, personId: person(4), because: 'illness' },
        ...{ from, until: dayAfter(from, 3) },
      },
      asked(LEWISHAM, { personId: person(1) }),
    );
    if (isRefusal(cover)) throw new Error(cover.refused);
    return cover.id;
  };
  /** What the service does by itself in a second or two. */
  const turn = async (): Promise<void> => {
    await new WakeCoversEarly(work).execute();
    for (const id of await work.stores.timers.due(COVER_TIMER, 10))
      await new WakeCover(work, ids).execute(id);
  };
  const leave = () => work.stores.endedPeople.add(person(4), clock.now());
  const shown = async () => (await work.stores.episodes.find(EPISODE))?.lead.cover?.personId;

  it('ends once who stands in has left, running or planned, and the lead leads again', async () => {
    for (const [ahead, acting] of [
      [0, person(4)],
      [2, undefined],
    ] as const) {
      work = new FakeUnitOfWork(inMemoryEpisodeStores(clock));
      await work.stores.episodes.add(episode());
      const id = await named(ahead);
      await turn();
      expect([await shown(), (await work.stores.covers.find(id))?.state]).toEqual([
        ...[acting, acting === undefined ? 'planned' : 'running'],
      ]);
      const before = work.told.length;
      clock.advance(1_000);
      await leave();
      await turn();
      expect(await work.stores.covers.find(id)).toMatchObject({
        ...{ state: 'ended', endedBecause: 'stand_in_left', endedAt: clock.now() },
      });
      expect(await shown()).toBeUndefined();
      expect(await work.stores.timers.due(COVER_TIMER, 10)).toEqual([]);
      expect(work.told.slice(before).map(([type]) => type)).toEqual([
        ...['lead_cover.moved.v1', ...(acting ? ['episode.people_changed.v1'] : [])],
      ]);
      expect(await work.stores.developments.ofEpisode(EPISODE)).toMatchObject([
        { kind: 'lead', lastAt: clock.now() },
      ]);
    }
  });

  it('ends once, however often the word comes that they left', async () => {
    await named(0);
    for (const _time of [1, 2]) {
      await leave();
      await turn();
    }
    expect(work.told.filter(([type]) => type === 'lead_cover.moved.v1')).toHaveLength(2);
  });

  it('ends as well where the word came before it was named', async () => {
    await leave();
    const id = await named(0);
    await turn();
    expect(await work.stores.covers.find(id)).toMatchObject({ endedBecause: 'stand_in_left' });
  });

  it('ends once another leads, and not on its last day alone', async () => {
    const id = await named(0);
    const to = { authority: LEWISHAM, personId: person(5) };
    await work.stores.episodes.switchLead(passLead(episode(), to, clock.now(), '2026-04-01'));
    await turn();
    expect(await work.stores.covers.find(id)).toMatchObject({ endedBecause: 'lead_passed' });
  });

  it('is one of many, each by itself', async () => {
    const many = Array.from({ length: 1_050 }, (_one, number) => testId(20_000 + number));
    const id = await named(0);
    const first = await work.stores.covers.find(id);
    if (!first) throw new Error(id);
    for (const other of many) {
      await work.stores.episodes.add(episode({ id: other }));
      await work.stores.covers.add({ ...first, id: other, episodeId: other });
    }
    await leave();
    await new WakeCoversEarly(work).execute();
    expect(await work.stores.timers.due(COVER_TIMER, 2_000)).toHaveLength(1_000);
    for (const due of await work.stores.timers.due(COVER_TIMER, 2_000))
      await new WakeCover(work, ids).execute(due);
    await new WakeCoversEarly(work).execute();
    expect(await work.stores.timers.due(COVER_TIMER, 2_000)).toHaveLength(51);
  });
});
