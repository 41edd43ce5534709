import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import type { Merge, OpenMerge } from '../domain/merges/merge.js';
import { foldInto } from '../domain/merges/fold.js';
import { episode, GREENWICH, LEWISHAM, merge, person, SOUTHWARK } from './examples.js';

/** What every implementation of the store of merges keeps to. */
export function mergeStoreSuite(open: () => Pick<EpisodeStores, 'episodes' | 'merges'>): void {
  const at = '2026-03-03T10:00:00.000Z';

  it('keeps a merge as it stands in each state, with either of its episodes', async () => {
    const { episodes, merges } = open();
    const [kept, folded] = [testId(4_901), testId(4_902)];
    for (const id of [kept, folded]) await episodes.add(episode({ id, lookupId: id }));
    const proposed = merge({
      id: testId(4_903),
      kept: { episodeId: kept, answers: LEWISHAM },
      folded: { episodeId: folded, answers: GREENWICH },
    });
    await merges.add(proposed);
    const one = { authority: LEWISHAM, personId: person(4), at };
    const both = [one, { authority: GREENWICH, personId: person(2), at }];
    const agreed: OpenMerge = { ...proposed, agreements: both };
    const stands: Merge[] = [
      { ...proposed, climbs: 1, agreements: [one], version: 2 },
      { ...proposed, state: 'declined', declinedBecause: 'another_child', decidedAt: at },
      { ...agreed, state: 'made', decidedAt: at, hindrance: 'consent_missing' },
      { ...agreed, state: 'made', decidedAt: at },
      { ...agreed, state: 'undone', decidedAt: at, splitId: testId(4_904) },
    ];
    for (const stand of stands) {
      await merges.save(stand);
      expect(await merges.find(proposed.id)).toEqual(stand);
      expect(await merges.lock(proposed.id)).toEqual(stand);
      for (const id of [kept, folded]) expect(await merges.ofEpisode(id)).toEqual([stand]);
    }
    expect(await merges.find(testId(4_999))).toBeUndefined();
    expect(await merges.ofEpisode(testId(4_999))).toEqual([]);
  });

  it('keeps where an episode goes on, and finds those that go on in one', async () => {
    const { episodes } = open();
    const [kept, closed, running] = [4_911, 4_912, 4_913].map((number) =>
      episode({ id: testId(number), lookupId: testId(number + 20) }),
    );
    if (!kept || !closed || !running) throw new Error('There are three');
    const before = { ...running, state: 'active', nextReviewOn: '2026-04-01' } as const;
    for (const one of [kept, closed, running]) await episodes.add(one);
    const shut = foldInto(
      { kept, folded: { ...closed, state: 'closed' } },
      { mergeId: testId(4_914), at },
    ).folded;
    const later = '2026-03-04T10:00:00.000Z';
    const going = foldInto({ kept, folded: before }, { mergeId: testId(4_915), at: later }).folded;
    for (const one of [going, shut]) {
      await episodes.save(one);
      expect(await episodes.find(one.id)).toEqual(one);
    }
    expect(await episodes.foldedInto(kept.id)).toEqual([shut, going]);
    expect(await episodes.foldedInto(shut.id)).toEqual([]);
    const listed = {
      authority: LEWISHAM,
      references: [kept.ownReference],
      state: 'folded',
    } as const;
    expect(await episodes.count(listed)).toBeGreaterThanOrEqual(2);
    expect(await episodes.count({ authority: SOUTHWARK, state: 'folded' })).toBe(0);
  });
}
