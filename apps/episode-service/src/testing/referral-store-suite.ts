import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import type { Referral } from '../domain/social-care/referral.js';
import { episode, referral } from './examples.js';

/** What every implementation of the store of referrals to social care keeps to. */
export function referralStoreSuite(
  open: () => Pick<EpisodeStores, 'episodes' | 'referrals'>,
): void {
  it('keeps a referral as it stands in each state, with its episode and the newest first', async () => {
    const { episodes, referrals } = open();
    const episodeId = testId(9_601);
    await episodes.add(episode({ id: episodeId, lookupId: testId(9_602) }));
    const at = '2026-03-03T10:00:00.000Z';
    const made = referral({ id: testId(9_603), episodeId });
    const later = referral({ id: testId(9_604), episodeId, referredAt: at });
    for (const one of [made, later]) await referrals.add(one);
    expect(await referrals.ofEpisode(episodeId)).toEqual([later, made]);

    const stands: Referral[] = [
      { ...made, missed: 2, version: 2 },
      { ...made, state: 'accepted', answeredAt: at, ownReference: 'ICS-1' },
      { ...made, state: 'not_accepted', answeredAt: at, because: 'below_threshold' },
      { ...made, state: 'closed', answeredAt: at, closedAt: at },
      { ...made, state: 'cancelled', cancelledAt: at },
      { ...made, state: 'cancelled', answeredAt: at, ownReference: 'ICS-1', cancelledAt: at },
    ];
    for (const one of stands) {
      await referrals.save(one);
      expect(await referrals.find(one.id)).toEqual(one);
      expect(await referrals.lock(one.id)).toEqual(one);
    }
    expect(await referrals.find(testId(9_605))).toBeUndefined();
    expect(await referrals.ofEpisode(testId(9_605))).toEqual([]);
  });
}
