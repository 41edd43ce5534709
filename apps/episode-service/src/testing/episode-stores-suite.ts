import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import { passLead } from '../domain/episode.js';
import { propose, type ProposedTransfer, stop } from '../domain/transfer.js';
import { episode, GREENWICH, knownConsent, LEWISHAM, lookupView, person, pointer, SOUTHWARK } from './examples.js';

/** What every implementation of the stores keeps to, the one in memory and the one on PostgreSQL. */
export function episodeStoresSuite(open: () => EpisodeStores): void {
  let last = 100;
  const fresh = (): string => testId((last += 1));
  const proposal = (episodeId: string, id = fresh()): ProposedTransfer =>
    propose(episode({ id: episodeId }), { episodeId, toAuthority: GREENWICH, reason: 'move', familyView: 'agrees' }, { id, authority: LEWISHAM, at: '2026-03-02T08:00:00.000Z' }) as ProposedTransfer;

  it('gives back an episode with its lead and its team', async () => {
    const { episodes } = open();
    const id = fresh();
    await episodes.add(episode({ id }));
    const member = { id: fresh(), authority: SOUTHWARK, personId: person(3), role: 'Teacher' };
    const joined = { ...episode({ id }), team: [member], version: 2 };
    await episodes.addTeamMember(joined, member);
    expect(await episodes.lock(id)).toEqual(joined);
    expect(await episodes.find(fresh())).toBeUndefined();
    await expect(episodes.add(episode({ id }))).rejects.toThrow(/duplicate key/);
  });

  it('passes the lead in one step', async () => {
    const { episodes } = open();
    const id = fresh();
    await episodes.add(episode({ id }));
    const passed = passLead(episode({ id }), { authority: GREENWICH, personId: person(2) }, '2026-03-02T08:00:00.000Z');
    await episodes.switchLead(passed);
    expect(await episodes.find(id)).toEqual(passed);
  });

  it('lists the episodes of an authority newest first, from a place on', async () => {
    const { episodes } = open();
    const authority = 'E09000033';
    const made = [1, 2, 3].map((day) => episode({ id: fresh(), homeAuthority: authority, startedAt: `2026-03-0${String(day)}T10:00:00.000Z` }));
    for (const one of made) await episodes.add(one);
    const [oldest, middle, newest] = made;
    expect(await episodes.list(authority, 2)).toEqual([newest, middle]);
    expect(await episodes.list(authority, 2, { at: middle?.startedAt ?? '', id: middle?.id ?? '' })).toEqual([oldest]);
  });

  it('keeps a transfer through its states, and no second one open', async () => {
    const { episodes, transfers } = open();
    const id = fresh();
    await episodes.add(episode({ id }));
    const first = proposal(id);
    await transfers.add(first);
    expect(await transfers.openOf(id)).toEqual(first);
    await expect(transfers.add(proposal(id))).rejects.toThrow(/transfer_one_open/);
    const nominated = { ...first, state: 'nominated' as const, incomingPersonId: person(2), version: 2 };
    await transfers.save(nominated);
    expect(await transfers.lock(first.id)).toEqual(nominated);
    const stopped = stop(nominated, 'declined', 'no capacity', '2026-03-02T09:00:00.000Z');
    await transfers.save(stopped);
    expect(await transfers.find(first.id)).toEqual(stopped);
    expect(await transfers.openOf(id)).toBeUndefined();
    expect(await transfers.list(GREENWICH, 50)).toContainEqual(stopped);
    expect(await transfers.list(SOUTHWARK, 50)).toEqual([]);
  });

  it('never forgets that a consent was withdrawn', async () => {
    const { consents } = open();
    const consent = knownConsent({ id: fresh(), episodeId: fresh() });
    await consents.remember(consent);
    await consents.remember({ ...consent, state: 'withdrawn' });
    await consents.remember(consent);
    expect(await consents.lock(consent.id)).toEqual({ ...consent, state: 'withdrawn' });
    expect(await consents.ofEpisode(consent.episodeId)).toHaveLength(1);
  });

  it('keeps a lookup', async () => {
    const { lookups } = open();
    const lookup = { view: lookupView(fresh()), authority: LEWISHAM, personId: person(1), detailsHash: 'h' };
    await lookups.add(lookup);
    expect(await lookups.find(lookup.view.id)).toEqual(lookup);
  });

  it('matches pointers by any token, and replaces all of an authority at once', async () => {
    const { pointers } = open();
    const at = '2026-03-02T08:00:00.000Z';
    const [a, b, c] = ['a', 'b', 'c'].map((text) => Buffer.from(`${text}${fresh()}`)) as [Buffer, Buffer, Buffer];
    const index = (reference: string, own: Buffer[], authority = GREENWICH) => ({ authority, pointer: pointer(reference), tokens: own, receivedAt: at });
    expect(await pointers.replaceAll(GREENWICH, [index('one', [a, b]), index('two', [c])], at)).toBe(0);
    await pointers.put(index('three', [c], LEWISHAM));
    expect((await pointers.match([b])).map((found) => found.pointer)).toEqual([pointer('one')]);
    expect((await pointers.match([b, c])).map((found) => found.pointer.reference)).toEqual(['one', 'two', 'three']);
    await pointers.put(index('two', [a]));
    expect((await pointers.match([c])).map((found) => found.pointer.reference)).toEqual(['three']);
    expect(await pointers.replaceAll(GREENWICH, [index('two', [b])], at)).toBe(1);
    expect((await pointers.match([a]))).toEqual([]);
    expect((await pointers.freshness()).get(GREENWICH)).toBe(at);
  });

}
