import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { LookupStores } from '../application/ports.js';
import { answeredLookup, LEWISHAM, person, SOUTHWARK } from './examples.js';

/** What every implementation of the store of reviews of lookups keeps to. */
export function lookupReviewStoreSuite(
  open: () => Pick<LookupStores, 'lookups' | 'lookupReviews'>,
): void {
  let last = 600;
  const fresh = (): string => testId((last += 1));

  it('keeps reviews until they are decided, and suspends whoever has an overdue or a bad one', async () => {
    const { lookups, lookupReviews } = open();
    const lookup = answeredLookup(fresh());
    const asker = fresh();
    await lookups.add(lookup);
    const policy = { share: 1, hours: 1, suspensionDays: 30 };
    const review = {
      id: fresh(),
      lookupId: lookup.id,
      reviewer: 'E09000033',
      askedBy: LEWISHAM,
      personId: asker,
      because: 'canary' as const,
      state: 'waiting' as const,
      reviewBy: '2026-04-02T10:00:00.000Z',
    };
    await lookupReviews.add([
      review,
      { ...review, id: fresh(), personId: fresh(), because: 'safeguarding' },
    ]);
    await lookupReviews.add([]);
    expect(await lookupReviews.waiting('E09000033', 10)).toContainEqual(review);
    expect(await lookupReviews.lock(review.id, SOUTHWARK)).toBeUndefined();
    expect(await lookupReviews.lock(review.id, 'E09000033')).toEqual(review);
    const suspended = (at: string) => lookupReviews.suspend(asker, at, policy);
    expect([await suspended('2026-04-02T09:59:59.000Z'), await suspended(review.reviewBy)]).toEqual(
      [false, true],
    );
    expect(await lookupReviews.suspend(undefined, review.reviewBy, policy)).toBe(false);
    const decide = (state: 'justified' | 'unjustified') =>
      lookupReviews.decide(
        { ...review, state },
        { personId: person(2), at: '2026-04-02T11:00:00.000Z', reason: 'none' },
      );
    await decide('unjustified');
    expect(await lookupReviews.waiting('E09000033', 10)).not.toContainEqual(review);
    expect([
      await suspended('2026-04-30T10:00:00.000Z'),
      await suspended('2026-05-03T10:00:00.000Z'),
    ]).toEqual([true, false]);
    await decide('justified');
    expect(await suspended('2026-04-02T12:00:00.000Z')).toBe(false);
  });
}
