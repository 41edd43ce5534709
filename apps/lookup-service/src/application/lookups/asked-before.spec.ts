import { describe, expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { answeredLookup, LEWISHAM, person, waitingLookup } from '../../testing/examples.js';
import { inMemoryLookupStores } from '../../testing/in-memory-stores.js';
import { askedBefore } from './asked-before.js';

const NOW = '2026-03-02T10:00:00.000Z';
const days = (ago: number) => new Date(Date.parse(NOW) - ago * 86_400_000).toISOString();
const waiting = waitingLookup(testId(99), { askedAt: NOW });

describe('what the asker of a lookup asked before', () => {
  it('is shown to who confirms it: the last ten, and how many in 30 days', async () => {
    const stores = inMemoryLookupStores();
    for (let ago = 1; ago <= 12; ago += 1)
      await stores.lookups.add(answeredLookup(testId(ago), { askedAt: days(ago * 5) }));
    await stores.lookups.add(answeredLookup(testId(50), { personId: person(2) }));
    await stores.lookups.add(waiting);
    const before = await askedBefore(waiting, stores, NOW);
    expect(before?.items.map(({ askedAt }) => askedAt)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((place) => days(place * 5)),
    );
    expect(before?.items[0]).toEqual({
      purpose: 'review',
      status: 'complete',
      askedAt: days(5),
    });
    // Six of them, the last of these to the hour, and the one that waits.
    expect(before?.inThirtyDays).toBe(7);
  });

  it('is not known of a system that acts for nobody', async () => {
    const nobody = { ...waiting, authority: LEWISHAM, personId: undefined };
    expect(await askedBefore(nobody, inMemoryLookupStores(), NOW)).toBeUndefined();
  });
});
