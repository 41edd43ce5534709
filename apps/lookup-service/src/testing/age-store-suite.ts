import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { LookupStores } from '../application/ports.js';
import { answeredLookup, hubEpisode } from './examples.js';

/** What every implementation of the store of ages keeps to. */
export function ageStoreSuite(open: () => LookupStores): void {
  const begun = async (
    { hubEpisodes, lookups }: LookupStores,
    first: number,
    state: 'open' | 'being_opened',
  ): Promise<string> => {
    const [episodeId, lookupId] = [testId(first), testId(first + 1)];
    await lookups.add(answeredLookup(lookupId));
    await hubEpisodes.add(
      hubEpisode({ episodeId, lookupId, reference: `AGE-${episodeId}`, state }),
    );
    return episodeId;
  };

  it('keeps which age an episode’s child passes, and of whom nothing is noted', async () => {
    const stores = open();
    const { ages } = stores;
    const one = await begun(stores, 7_301, 'open');
    const claimed = await begun(stores, 7_303, 'being_opened');
    const unnoted = async () =>
      (await ages.unnoted(500)).filter((id) => [one, claimed].includes(id));
    expect(await unnoted()).toEqual([one]);
    expect(await ages.lock(one)).toBeUndefined();
    const next = { age: 'turns_16', month: '1999-12' } as const;
    await ages.save({ episodeId: one, next });
    expect(await unnoted()).toEqual([]);
    expect(await ages.lock(one)).toEqual({ episodeId: one, next });
    const due = async (month: string) => (await ages.due(month, 500)).includes(one);
    expect([await due('1999-11'), await due('1999-12'), await due('2000-01')]).toEqual([
      ...[false, true, true],
    ]);
    const later = {
      episodeId: one,
      asked: { ...next, since: '1999-12-01' },
      next: { age: 'turns_18', month: '2001-12' },
    } as const;
    await ages.save(later);
    expect(await ages.lock(one)).toEqual(later);
    expect(await due('2000-01')).toBe(false);
    await ages.save({ episodeId: one });
    expect(await ages.lock(one)).toEqual({ episodeId: one });
    expect(await due('2030-01')).toBe(false);
  });

  it('notes anew whose child has other details, and goes with the episode', async () => {
    const stores = open();
    const { ages, hubEpisodes } = stores;
    const one = await begun(stores, 7_311, 'open');
    await ages.save({ episodeId: one });
    await ages.renew(one);
    expect(await ages.unnoted(500)).toContain(one);
    await ages.save({ episodeId: one });
    await hubEpisodes.remove(one);
    expect(await ages.lock(one)).toBeUndefined();
  });
}
