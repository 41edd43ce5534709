import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { asked, CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { londonDate } from '@hub/working-time';
import {
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  lookupRegister,
  people,
  person,
  whoMay,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { EpisodeStores } from '../ports.js';
import { GatherRecord } from '../records/gather-record.js';
import { CoverLead } from './cover-lead.js';
import { WakeCover } from './wake-cover.js';

describe('a cover', () => {
  const ids = new CountingIds();
  let clock: FixedClock;
  let work: FakeUnitOfWork<EpisodeStores>;
  let covering: CoverLead;
  beforeEach(async () => {
    clock = new FixedClock();
    work = new FakeUnitOfWork(inMemoryEpisodeStores(clock));
    covering = new CoverLead(work, people, ids, whoMay);
    const member = { id: testId(50), authority: GREENWICH, personId: person(2), role: 'Teacher' };
    await work.stores.episodes.add(episode({ team: [{ ...member, confirmed: true }] }));
  });
  const leading = asked(LEWISHAM, { personId: person(1) });
  const colleague = asked(LEWISHAM, { personId: person(4) });
  const day = (after: number): string =>
    londonDate(new Date(Date.parse(clock.now()) + after * 86_400_000).toISOString());
  const name = (from: number, until: number, by = leading) =>
    covering.name(
      {
        ...{ episodeId: EPISODE, personId: person(4), because: 'illness' },
        ...{ from: day(from), until: day(until) },
      },
      by,
    );
  const named = async (from: number, until: number) => {
    const cover = await name(from, until);
    if (isRefusal(cover)) throw new Error(cover.refused);
    return cover;
  };

  it('that begins today begins at once: all with a part are told whom to ring', async () => {
    expect(await name(0, 3, colleague)).toMatchObject({ refused: 'not_involved' });
    expect(await named(0, 3)).toMatchObject({ state: 'running', personId: person(4) });
    expect(work.told).toEqual([
      ['lead_cover.moved.v1', [GREENWICH, LEWISHAM]],
      ['episode.people_changed.v1', []],
    ]);
    expect(await work.stores.developments.ofEpisode(EPISODE)).toMatchObject([{ kind: 'lead' }]);
    // Who stands in does what whoever leads may do.
    expect(await covering.list({ episodeId: EPISODE }, colleague)).toMatchObject({
      mayName: true,
      items: [{ leadProfessionalId: person(1), because: 'illness' }],
    });
    expect(await name(5, 6, colleague)).toMatchObject({ refused: 'cover_exists' });
    const record = await new GatherRecord(work, lookupRegister).execute({
      ...{ episodeId: EPISODE, authority: LEWISHAM },
    });
    expect(record).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ section: 'steps' })]),
    });
  });

  it('begins and ends by the clock, and does nothing where it is woken twice', async () => {
    const { id } = await named(2, 3);
    const wake = () => new WakeCover(work, ids).execute(id);
    await wake();
    expect(await work.stores.covers.find(id)).toMatchObject({ state: 'planned' });
    const shown = async () => (await work.stores.episodes.find(EPISODE))?.lead.cover?.personId;
    clock.advance(2 * 86_400_000);
    for (const _time of [1, 2]) await wake();
    expect(await shown()).toBe(person(4));
    clock.advance(2 * 86_400_000);
    for (const _time of [1, 2]) await wake();
    expect(await shown()).toBeUndefined();
    expect(await work.stores.covers.find(id)).toMatchObject({ endedBecause: 'date_came' });
    expect(work.told.filter(([type]) => type === 'lead_cover.moved.v1')).toHaveLength(3);
  });

  it('ends before its last day, at the word of the authority that leads alone', async () => {
    const { id: coverId } = await named(0, 3);
    const end = { episodeId: EPISODE, coverId, because: 'lead_is_back' } as const;
    const contact = asked(GREENWICH, { personId: person(9), roles: ['lead_caf_contact'] });
    expect(await covering.end(end, contact)).toMatchObject({ refused: 'forbidden' });
    expect(await covering.end({ ...end, coverId: testId(77) }, leading)).toMatchObject({
      refused: 'not_found',
    });
    expect(await covering.end(end, colleague)).toMatchObject({ state: 'ended' });
    expect((await work.stores.episodes.find(EPISODE))?.lead.cover).toBeUndefined();
    expect(await covering.end(end, leading)).toMatchObject({ refused: 'cover_ended' });
  });

  it('is named and ended by a manager of theirs as well, and offered to nobody who may not', async () => {
    const manager = asked(LEWISHAM, { personId: person(8), roles: ['service_manager'] });
    const mayName = async (by: typeof leading): Promise<boolean> => {
      const list = await covering.list({ episodeId: EPISODE }, by);
      return 'mayName' in list && list.mayName;
    };
    expect(await Promise.all([manager, leading, colleague].map(mayName))).toEqual([
      ...[true, true, false],
    ]);
    const elsewhere = asked(GREENWICH, { personId: person(9), roles: ['lead_caf_contact'] });
    expect(await mayName(elsewhere)).toBe(false);
    const named = await name(0, 3, manager);
    expect(named).toMatchObject({ state: 'running', namedBy: person(8) });
    // Whom the authority has not verified stands in, and decides nothing.
    const unverified = asked(LEWISHAM, { personId: person(4), verified: false });
    expect(await mayName(unverified)).toBe(false);
    if (isRefusal(named)) throw new Error(named.refused);
    const end = { episodeId: EPISODE, coverId: named.id, because: 'lead_is_back' } as const;
    expect(isRefusal(await covering.end(end, unverified))).toBe(true);
    expect(await covering.end(end, manager)).toMatchObject({ state: 'ended' });
  });

  it('takes over what a transfer waits for whoever leads to do', async () => {
    await work.stores.transfers.add({
      ...{ id: testId(90), episodeId: EPISODE, state: 'awaiting_family', reason: 'move' },
      ...{ fromAuthority: LEWISHAM, toAuthority: GREENWICH, familyView: 'not_yet_asked' },
      ...{ outgoingPersonId: person(1), outgoingTerm: 1, proposedAt: clock.now() },
      ...{ dueAt: clock.now(), version: 1 },
    });
    await named(0, 1);
    const told = work.facts.find(({ event }) => event.type === 'transfer.progressed.v1');
    expect(told?.payload).toMatchObject({
      waits: [{ step: 'record_family_view', personId: person(4) }],
    });
  });
});
