import { beforeEach, describe, expect, it } from '@jest/globals';
import type { LinkedSystem, LinkState } from '@hub/contracts/protection';
import { asked, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import {
  assessments,
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
import type { EpisodeStores } from '../ports.js';
import { GatherRecord } from '../records/gather-record.js';
import { NoteExternalLink } from './note-external-link.js';

describe('records of the child in other systems', () => {
  let work: FakeUnitOfWork<EpisodeStores>;
  let links: NoteExternalLink;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryEpisodeStores(new FixedClock()));
    links = new NoteExternalLink(work, whoMay, assessments);
    const confirmed = true;
    const member = { id: testId(50), authority: GREENWICH, personId: person(2), role: 'Teacher' };
    await work.stores.episodes.add(episode({ team: [{ ...member, confirmed }] }));
  });

  const leading = asked(LEWISHAM, { personId: person(1) });
  const note = (system: LinkedSystem, state: LinkState, by = leading, ownReference?: string) =>
    links.note(
      { episodeId: EPISODE, system, state, ...(ownReference ? { ownReference } : {}) },
      by,
    );
  const seenBy = async (authority: string) => {
    const listed = await links.list({ episodeId: EPISODE }, asked(authority));
    return 'items' in listed ? listed.items.map(({ notedAt: _at, ...one }) => one) : listed;
  };

  it('are told to all with a part, and their reference to nobody else', async () => {
    expect(await note('ehcp', 'referred', leading, 'EHCP-7')).toMatchObject({
      system: 'ehcp',
      authority: LEWISHAM,
      ownReference: 'EHCP-7',
    });
    expect(work.told).toEqual([['external_link.noted.v1', [GREENWICH, LEWISHAM]]]);
    const told = { episodeId: EPISODE, system: 'ehcp', authority: LEWISHAM, state: 'referred' };
    expect(await seenBy(GREENWICH)).toEqual([told]);
    expect(await seenBy(LEWISHAM)).toEqual([{ ...told, ownReference: 'EHCP-7' }]);
  });

  it.each<LinkedSystem>(['camhs', 'asset_plus'])(
    'stay with whose they are where a family must agree by name: %s',
    async (system) => {
      await note(system, 'open');
      expect(work.told).toEqual([['external_link.noted.v1', [LEWISHAM]]]);
      expect(await seenBy(GREENWICH)).toEqual([]);
      expect(await seenBy(LEWISHAM)).toMatchObject([{ system }]);
    },
  );

  it('are told again where they stand otherwise alone, each authority’s beside the other’s', async () => {
    await note('ehcp', 'referred');
    await note('ehcp', 'referred', leading, 'EHCP-7');
    await note('ehcp', 'open', leading, 'EHCP-7');
    await note('ehcp', 'closed', asked(GREENWICH, { personId: person(2) }));
    expect(work.told.length).toBe(3);
    expect(await seenBy(LEWISHAM)).toMatchObject([
      { authority: GREENWICH, state: 'closed' },
      { authority: LEWISHAM, state: 'open', ownReference: 'EHCP-7' },
    ]);
  });

  it.each([
    ['who does not work with the child', asked(LEWISHAM, { personId: person(9) }), 'not_involved'],
    ['who has no part in it', asked(SOUTHWARK, { personId: person(3) }), 'not_found'],
    [
      'who is not verified',
      asked(LEWISHAM, { personId: person(1), verified: false }),
      'not_verified',
    ],
  ])('are noted by nobody %s', async (_who, by, refused) => {
    expect(await note('ehcp', 'open', by)).toMatchObject({ refused });
    expect(await seenBy(LEWISHAM)).toEqual([]);
    expect(work.told).toEqual([]);
  });

  it('are noted by a case system of an authority with a part, and seen by nobody without', async () => {
    const system = asked(GREENWICH, { roles: ['authority_system'] });
    expect(await note('ccis', 'open', system)).toMatchObject({ authority: GREENWICH });
    expect(await seenBy(SOUTHWARK)).toMatchObject({ refused: 'not_found' });
    expect(await links.list({ episodeId: testId(7) }, leading)).toMatchObject({
      refused: 'not_found',
    });
  });

  it('stand in the family’s record', async () => {
    await note('family_help', 'open');
    const record = await new GatherRecord(work, lookupRegister).execute({
      episodeId: EPISODE,
      authority: LEWISHAM,
    });
    expect(JSON.stringify(record)).toContain('There is a record of the child in another system');
  });

  it('are thought of at a level of need, where who asks knows of none', async () => {
    const suggestedTo = async (authority: string) => {
      const listed = await links.list({ episodeId: EPISODE }, asked(authority));
      return 'items' in listed ? listed.suggested.map(({ system }) => system) : listed;
    };
    expect(await suggestedTo(LEWISHAM)).toEqual([]);
    const levelOfNeed = { level: 3, label: 'Intensive' };
    const stands = await work.stores.episodes.find(EPISODE);
    if (stands?.state !== 'registered') throw new Error('It is not registered');
    await work.stores.episodes.addStep(
      { ...stands, levelOfNeed, version: 2 },
      {
        ...{ step: 'change_level_of_need', state: 'registered', authority: LEWISHAM, version: 2 },
        ...{ at: '2026-03-02T09:30:00.000Z', level: 3, descriptors: ['harms_self_or_others'] },
      },
      stands,
    );
    expect(await suggestedTo(LEWISHAM)).toEqual(['camhs', 'asset_plus', 'family_help']);
    await note('camhs', 'open');
    expect(await suggestedTo(LEWISHAM)).toEqual(['asset_plus', 'family_help']);
    expect(await suggestedTo(GREENWICH)).toContain('camhs');
  });
});
