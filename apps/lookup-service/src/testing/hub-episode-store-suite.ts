import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { LookupStores } from '../application/ports.js';
import type { DoubleStart } from '../domain/episodes/hub-episode.js';
import { answeredLookup, GREENWICH, hubEpisode, LEWISHAM, pointer, SOUTHWARK } from './examples.js';

/** What every implementation of the stores of the hub's own episodes keeps to. */
export function hubEpisodeStoreSuite(open: () => LookupStores): void {
  it('keeps the details of a lookup until they are used, or their time is over', async () => {
    const { lookups, details } = open();
    const [used, outdated] = [testId(7_001), testId(7_002)];
    const { child } = pointer('x');
    for (const id of [used, outdated]) {
      await lookups.add(answeredLookup(id));
      await details.keep(id, child, '2026-03-30T10:00:00.000Z');
    }
    expect(await details.find(used)).toEqual(child);
    await details.destroy(used);
    expect(await details.find(used)).toBeUndefined();
    await details.destroyOutdated('2026-03-30T10:00:00.000Z');
    expect(await details.find(outdated)).toEqual(child);
    await details.destroyOutdated('2026-03-30T10:00:00.001Z');
    expect(await details.find(outdated)).toBeUndefined();
  });

  it('finds an episode of the hub by its id, its lookup and its reference', async () => {
    const { hubEpisodes } = open();
    const [first, second] = [testId(7_011), testId(7_012)].map((episodeId, place) =>
      hubEpisode({
        episodeId,
        lookupId: testId(7_021 + place),
        reference: 'SUITE-1',
        unanswered: [GREENWICH],
        claimedAt: `2026-03-0${String(2 - place)}T10:00:00.000Z`,
      }),
    );
    if (!first || !second) throw new Error('There are two');
    await hubEpisodes.lock();
    for (const one of [first, second]) await hubEpisodes.add(one);
    expect(await hubEpisodes.find(first.episodeId)).toEqual(first);
    expect(await hubEpisodes.lockOne(first.episodeId)).toEqual(first);
    expect(await hubEpisodes.lockOne(testId(7_013))).toBeUndefined();
    expect(await hubEpisodes.ofLookup(second.lookupId)).toEqual(second);
    const claims = [
      { lookupId: first.lookupId, episodeId: testId(7_013) },
      { lookupId: testId(7_029), episodeId: first.episodeId },
    ];
    for (const claim of claims) expect(await hubEpisodes.claimedAs(claim)).toEqual([first]);
    expect(
      await hubEpisodes.claimedAs({ lookupId: testId(7_029), episodeId: testId(7_013) }),
    ).toEqual([]);
    expect(await hubEpisodes.ofEpisodes([first.episodeId, testId(7_013)])).toEqual([first]);
    expect(await hubEpisodes.ofEpisodes([])).toEqual([]);
    expect(await hubEpisodes.ofReferences([first])).toEqual([second, first]);
    expect(await hubEpisodes.ofReferences([{ ...first, authority: SOUTHWARK }])).toEqual([]);
    expect(await hubEpisodes.ofReferences([])).toEqual([]);
    const folded = { ...second, goesOnIn: first.episodeId };
    await hubEpisodes.save(folded);
    expect(await hubEpisodes.find(second.episodeId)).toEqual(folded);
  });

  it('says which claims nobody has heard of, and lets them go', async () => {
    const { hubEpisodes } = open();
    const episodeId = testId(7_014);
    const claimed = hubEpisode({
      episodeId,
      lookupId: testId(7_024),
      claimedAt: '2025-01-01T10:00:00.000Z',
    });
    await hubEpisodes.add(claimed);
    expect(await hubEpisodes.unconfirmed('2025-01-01T10:00:00.000Z', 5)).toEqual([]);
    expect(await hubEpisodes.unconfirmed('2025-01-01T10:00:01.000Z', 5)).toEqual([claimed]);
    const confirmed = {
      ...claimed,
      ...{ state: 'open' as const, leadAuthority: GREENWICH, reference: 'RIGHT' },
    };
    await hubEpisodes.save(confirmed);
    expect(await hubEpisodes.find(episodeId)).toEqual(confirmed);
    const hidden = { ...confirmed, hiddenFrom: [LEWISHAM] };
    await hubEpisodes.save(hidden);
    expect(await hubEpisodes.find(episodeId)).toEqual(hidden);
    await hubEpisodes.save(confirmed);
    expect(await hubEpisodes.find(episodeId)).toEqual(confirmed);
    const closing = { on: '2026-04-01', as: 'needs_met' as const };
    for (const standing of [{ state: 'closed' as const, closing }, { state: 'open' as const }]) {
      await hubEpisodes.save({ ...confirmed, ...standing });
      expect(await hubEpisodes.find(episodeId)).toEqual({ ...confirmed, ...standing });
    }
    expect(await hubEpisodes.unconfirmed('2025-01-01T10:00:01.000Z', 5)).toEqual([]);
    await hubEpisodes.remove(episodeId);
    expect(await hubEpisodes.find(episodeId)).toBeUndefined();
  });

  it('notes a double start once for a lookup and a first, and who has seen it', async () => {
    const { doubleStarts } = open();
    const double: DoubleStart = {
      id: testId(7_031),
      lookupId: testId(7_032),
      first: { authority: GREENWICH, reference: 'G-1' },
      firstAt: '2026-03-01T09:00:00.000Z',
      second: { authority: LEWISHAM, reference: 'L-1' },
      at: '2026-03-01T10:00:00.000Z',
      seenBy: [],
    };
    expect(await doubleStarts.add(double)).toBe(true);
    expect(await doubleStarts.add({ ...double, id: testId(7_033) })).toBe(false);
    await doubleStarts.save({ ...double, seenBy: [LEWISHAM] });
    expect(await doubleStarts.lock(double.id)).toEqual({ ...double, seenBy: [LEWISHAM] });
    expect(await doubleStarts.find(testId(7_033))).toBeUndefined();
  });

  it('takes a record out of the index whole', async () => {
    const { pointers } = open();
    await pointers.remove('hub', testId(7_041));
    expect(await pointers.find('hub', testId(7_041))).toBeUndefined();
  });
}
