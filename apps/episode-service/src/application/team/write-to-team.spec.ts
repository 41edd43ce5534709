import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { asked, CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { GatherRecord } from '../records/gather-record.js';
import {
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  lookupRegister,
  person,
  SOUTHWARK,
  whoMay,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { KeepFolders } from '../folders/keep-folders.js';
import type { EpisodeStores } from '../ports.js';
import { WriteToTeam } from './write-to-team.js';

const WORDS = 'I am away until Thursday.';

describe('a notice to those who work with a child', () => {
  const clock = new FixedClock();
  let work: FakeUnitOfWork<EpisodeStores>;
  let writing: WriteToTeam;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryEpisodeStores(clock));
    writing = new WriteToTeam(work, { clock, ids: new CountingIds() }, whoMay);
    const member = { id: testId(50), authority: GREENWICH, personId: person(2), role: 'Teacher' };
    const team = [{ ...member, confirmed: true }];
    await work.stores.episodes.add(episode({ state: 'active', team }));
  });
  const lead = asked(LEWISHAM, { personId: person(1) });
  const teacher = asked(GREENWICH, { personId: person(2) });
  const unverified = (by: typeof lead) => ({ ...by, caller: { ...by.caller, verified: false } });
  const write = (by = lead) => writing.write({ episodeId: EPISODE, words: WORDS }, by);
  const list = (by: typeof lead) => writing.list({ episodeId: EPISODE }, by);

  it('is written by who leads, told in no fact, and read by each whom it is for', async () => {
    const written = await write();
    if ('refused' in written) throw new Error(written.refused);
    const { id } = written;
    expect(written).toMatchObject({ words: WORDS, readers: [{ personId: person(2) }] });
    expect(work.facts).toEqual([]);
    expect(JSON.stringify(work.evidence)).not.toContain('away');
    expect(await list(teacher)).toMatchObject({ items: [{ id, words: WORDS, unread: true }] });
    const read = { episodeId: EPISODE, teamNoticeId: id };
    expect(await writing.acknowledge(read, teacher)).toMatchObject({ unread: false });
    expect(await list(lead)).toMatchObject({ items: [{ readers: [{ readAt: clock.now() }] }] });
    expect(await writing.acknowledge(read, lead)).toEqual({ refused: 'not_found' });
    const other = { ...read, teamNoticeId: testId(7) };
    expect(await writing.acknowledge(other, teacher)).toEqual({ refused: 'not_found' });
  });

  it('is written by no member of the team, and read by nobody who is not in it', async () => {
    expect(await write(teacher)).toMatchObject({ refused: 'not_involved' });
    await write();
    const contact = asked(LEWISHAM, { personId: person(8), roles: ['lead_caf_contact'] });
    for (const by of [
      contact,
      asked(GREENWICH, { personId: person(4) }),
      asked(SOUTHWARK, { personId: person(3) }),
    ])
      expect(await list(by)).toEqual({ refused: 'not_found' });
  });

  const cover = { personId: person(4), until: '2026-03-20', confirmed: false };
  const teacherCoordinates = {
    coordinator: { authority: GREENWICH, personId: person(2), since: clock.now(), confirmed: true },
  };
  const standIn = asked(LEWISHAM, { personId: person(4) });
  it.each<[string, object, typeof lead, boolean]>([
    ['who leads', {}, lead, true],
    ['who leads, unverified', {}, unverified(lead), false],
    ['who leads, while another stands in', { cover }, lead, true],
    ['who stands in', { cover }, standIn, true],
    ['who stands in, unverified', { cover }, unverified(standIn), false],
    ['a colleague who does not stand in', {}, standIn, false],
    ['who coordinates', teacherCoordinates, teacher, true],
    ['a plain member', {}, teacher, false],
    ['who leads alone', { team: [] }, lead, false],
    ['who leads a closed case', { state: 'closed' }, lead, false],
    ['who leads a case on hold', { state: 'withdrawn', resumesAs: 'active' }, lead, false],
    ['somebody of no part', {}, asked(SOUTHWARK, { personId: person(3) }), false],
  ])('is offered to %s just where it would be taken', async (_who, change, by, may) => {
    const { cover: named, ...rest } = change as { cover?: typeof cover };
    const stands = await work.stores.episodes.find(EPISODE);
    if (stands?.state !== 'active') throw new Error('It is not active');
    const standing = { ...stands.lead, ...(named ? { cover: named } : {}) };
    await work.stores.episodes.save({ ...stands, ...rest, lead: standing });
    const listed = await list(by);
    expect([!isRefusal(listed) && listed.mayWrite, !isRefusal(await write(by))]).toEqual([
      ...[may, may],
    ]);
  });

  it('stays with the authority that wrote it once consent is withdrawn', async () => {
    await write();
    const stands = await work.stores.episodes.find(EPISODE);
    if (stands?.state !== 'active') throw new Error('It is not active');
    await work.stores.episodes.save({ ...stands, state: 'withdrawn', resumesAs: 'active' });
    expect(await list(teacher)).toEqual({ episodeId: EPISODE, items: [], mayWrite: false });
    expect(await list(lead)).toMatchObject({ items: [{ words: WORDS }] });
  });

  it('stands in the family’s record, and goes with the content of the case', async () => {
    await write();
    const gather = async () => {
      const asks = { episodeId: EPISODE, authority: LEWISHAM };
      const part = await new GatherRecord(work, lookupRegister).execute(asks);
      return 'refused' in part ? [] : part.items.filter(({ id }) => id.startsWith('notice-'));
    };
    expect(await gather()).toMatchObject([
      { authority: LEWISHAM, fields: [{ name: 'What was written', value: WORDS }] },
    ]);
    const erased = { episodeId: EPISODE } as never;
    await new KeepFolders(work, clock).onErased(erased, asked(LEWISHAM));
    expect(await gather()).toEqual([]);
  });
});
