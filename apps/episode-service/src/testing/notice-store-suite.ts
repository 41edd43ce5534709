import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import type { TeamNotice } from '../domain/team/notice.js';
import { episode, GREENWICH, LEWISHAM, person } from './examples.js';

/** What every implementation of the store of notices keeps to. */
export function noticeStoreSuite(open: () => Pick<EpisodeStores, 'episodes' | 'notices'>): void {
  it('keeps what is written to a team, the newest first, and who has read it', async () => {
    const { episodes, notices } = open();
    const [episodeId, other] = [testId(9_871), testId(9_872)];
    for (const id of [episodeId, other]) await episodes.add(episode({ id, lookupId: id }));
    const notice = (
      number: number,
      hour: number,
      change: Partial<TeamNotice> = {},
    ): TeamNotice => ({
      ...{ id: testId(number), episodeId, authority: LEWISHAM, personId: person(1) },
      ...{ words: 'I am away.', writtenAt: `2026-03-03T${String(hour)}:00:00.000Z` },
      readers: [
        { authority: GREENWICH, personId: person(2) },
        { authority: LEWISHAM, personId: person(4) },
      ],
      ...change,
    });
    const [first, second] = [notice(9_873, 10), notice(9_874, 11)];
    const elsewhere = notice(9_875, 12, { episodeId: other });
    for (const one of [second, first, elsewhere]) await notices.add(one);
    expect(await notices.ofEpisode(episodeId)).toEqual([second, first]);
    const readers = first.readers.map((one) => ({ ...one, readAt: '2026-03-03T13:00:00.000Z' }));
    const [ben, lee] = readers;
    if (!ben || !lee) throw new Error('It has two readers');
    const read = { ...first, readers: [ben, { authority: lee.authority, personId: lee.personId }] };
    await notices.noteRead(read, person(2));
    expect(await notices.ofEpisode(episodeId)).toEqual([second, read]);
    expect(await notices.sealAnew(10)).toBe(0);
    await notices.destroy(episodeId);
    expect(await notices.ofEpisode(episodeId)).toEqual([]);
    expect(await notices.ofEpisode(other)).toEqual([elsewhere]);
  });
}
