import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import { knownConsent } from './examples.js';

/** What every implementation of the store of known consents keeps to. */
export function knownConsentStoreSuite(open: () => Pick<EpisodeStores, 'consents'>): void {
  let last = 300;
  const fresh = (): string => testId((last += 1));

  it('never forgets that a consent was withdrawn', async () => {
    const { consents } = open();
    const consent = knownConsent({ id: fresh(), episodeId: fresh() });
    await consents.remember(consent);
    await consents.remember({ ...consent, state: 'withdrawn' });
    await consents.remember(consent);
    expect(await consents.lock(consent.id)).toEqual({ ...consent, state: 'withdrawn' });
    expect(await consents.inForce(consent.episodeId)).toEqual([]);
  });

  it('keeps what a consent stands in the place of', async () => {
    const { consents } = open();
    const consent = knownConsent({ id: fresh(), episodeId: fresh(), renews: [fresh(), fresh()] });
    await consents.remember(consent);
    expect(await consents.inForce(consent.episodeId)).toEqual([consent]);
  });
}
