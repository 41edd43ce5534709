import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import { type LeadCover, showCover } from '../domain/leading/lead-cover.js';
import { episode, LEWISHAM, person } from './examples.js';

/** What every implementation of the store of covers keeps to. */
export function coverStoreSuite(open: () => Pick<EpisodeStores, 'episodes' | 'covers'>): void {
  it('keeps who stands in for whoever leads, the newest first, and shows it with the episode', async () => {
    const { episodes, covers } = open();
    const episodeId = testId(9_461);
    const of = episode({ id: episodeId, lookupId: testId(9_462) });
    await episodes.add(of);
    const named: LeadCover = {
      ...{ id: testId(9_463), episodeId, authority: LEWISHAM, term: 1, confirmed: true },
      forAll: false,
      ...{ leadProfessionalId: person(1), personId: person(4), because: 'leave' },
      ...{ from: '2026-03-09', until: '2026-03-20', state: 'running' },
      ...{ namedAt: '2026-03-02T10:00:00.000Z', namedBy: person(1) },
    };
    await covers.add(named);
    const covered = showCover(of, [named]);
    await covers.show(covered);
    await episodes.save(covered);
    expect(await episodes.find(episodeId)).toEqual(covered);
    expect((await episodes.find(episodeId))?.lead.cover).toEqual({
      ...{ personId: person(4), until: '2026-03-20', confirmed: true, forAll: false },
    });
    const mine = { authority: LEWISHAM, person: person(4) };
    const listed = await episodes.list({ choice: mine, order: 'newest', limit: 100 });
    expect(listed.map(({ id }) => id)).toContain(episodeId);
    const ended: LeadCover = {
      ...{ ...named, state: 'ended', endedAt: '2026-03-10T10:00:00.000Z' },
      endedBecause: 'lead_is_back',
    };
    await covers.save(ended);
    const { namedBy: _by, ...bare } = named;
    const later: LeadCover = {
      ...{ ...bare, id: testId(9_464), state: 'planned', namedAt: '2026-03-11T10:00:00.000Z' },
    };
    await covers.add(later);
    expect(await covers.ofEpisode(episodeId)).toEqual([later, ended]);
    // Beside one for this case alone stands one for all; of either kind no second one.
    const forAll: LeadCover = {
      ...{ ...later, id: testId(9_465), forAll: true, namedAt: '2026-03-12T10:00:00.000Z' },
    };
    await covers.add(forAll);
    expect(await covers.ofEpisode(episodeId)).toEqual([forAll, later, ended]);
    expect(await covers.find(ended.id)).toEqual(ended);
    await covers.show(showCover(covered, [ended]));
    expect((await episodes.find(episodeId))?.lead).toEqual(of.lead);
    expect(await covers.find(testId(9_469))).toBeUndefined();
  });
}
