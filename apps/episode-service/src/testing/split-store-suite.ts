import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import type { OpenSplit, Split } from '../domain/splits/split.js';
import { episode, GREENWICH, LEWISHAM, person, split } from './examples.js';

/** What every implementation of the store of splits keeps to. */
export function splitStoreSuite(open: () => Pick<EpisodeStores, 'episodes' | 'splits'>): void {
  const at = '2026-03-03T10:00:00.000Z';

  it('keeps a split as it stands in each state, with either of its episodes', async () => {
    const { episodes, splits } = open();
    const [from, to] = [testId(4_921), testId(4_922)];
    for (const id of [from, to]) await episodes.add(episode({ id, lookupId: id }));
    const proposed = split({
      id: testId(4_923),
      from: { episodeId: from, answers: LEWISHAM },
      to: { episodeId: to, answers: GREENWICH },
      ...{ documents: [testId(4_924)], consents: [testId(4_925)], team: [testId(4_926)] },
    });
    await splits.add(proposed);
    expect(await splits.find(proposed.id)).toEqual(proposed);
    const one = { authority: LEWISHAM, personId: person(4), at };
    const both = [one, { authority: GREENWICH, personId: person(2), at }];
    const agreed: OpenSplit = { ...proposed, agreements: both };
    const stands: Split[] = [
      { ...proposed, climbs: 1, agreements: [one], version: 2 },
      { ...proposed, contacts: [testId(4_928)], needs: true, coordinator: person(3) },
      { ...proposed, state: 'declined', declinedBecause: 'one_child', decidedAt: at },
      { ...agreed, undoesMerge: false, state: 'made', decidedAt: at, corrections: [] },
      { ...agreed, state: 'made', decidedAt: at, corrections: [testId(4_927)] },
    ];
    for (const stand of stands) {
      await splits.save(stand);
      expect(await splits.find(proposed.id)).toEqual(stand);
      expect(await splits.lock(proposed.id)).toEqual(stand);
      for (const id of [from, to]) expect(await splits.ofEpisode(id)).toEqual([stand]);
    }
    expect(await splits.find(testId(4_999))).toBeUndefined();
    expect(await splits.ofEpisode(testId(4_999))).toEqual([]);
  });

  it('lets members leave a team, and with the last of an authority its part', async () => {
    const { episodes } = open();
    const id = testId(4_931);
    const seats = [4_932, 4_933].map((number) => ({
      ...{ id: testId(number), authority: GREENWICH, personId: person(number), role: 'x' },
      confirmed: true,
    }));
    const [first] = seats;
    if (!first) throw new Error('There are two');
    const alone = episode({ id, lookupId: id });
    await episodes.add(alone);
    for (const [place, seat] of seats.entries())
      await episodes.addTeamMember({ ...alone, team: seats.slice(0, place + 1) }, seat);
    const one = { ...alone, team: [first], version: 2 };
    await episodes.removeTeamMembers(one, [testId(4_933), testId(4_999)]);
    expect(await episodes.find(id)).toEqual(one);
    const listed = { authority: GREENWICH, references: [alone.ownReference] } as const;
    const before = await episodes.count(listed);
    await episodes.removeTeamMembers({ ...one, team: [], version: 3 }, [first.id]);
    expect(await episodes.find(id)).toEqual({ ...alone, version: 3 });
    expect(await episodes.count(listed)).toBe(before - 1);
  });
}
