import { describe, expect, it } from '@jest/globals';
import { delivered, FakeUnitOfWork, testId } from '@hub/testing';
import { CONSENT, EPISODE, episode, knownConsent, LEWISHAM } from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { OnConsentChanged } from './on-consent-changed.js';

describe('a consent granted', () => {
  it('is remembered, and does not undo a withdrawal that arrived before it', async () => {
    const work = new FakeUnitOfWork(inMemoryEpisodeStores());
    const react = new OnConsentChanged(work);
    const granted = {
      consentId: CONSENT,
      episodeId: EPISODE,
      authority: LEWISHAM,
      scope: ['contact' as const],
      recipientRule: { kind: 'all_counterparts' as const },
      recordedAt: '2026-03-02T09:30:00.000Z',
    };
    await react.granted(granted, delivered(1));
    expect(await work.stores.consents.lock(CONSENT)).toMatchObject({ state: 'granted' });
    await react.withdrawn(
      {
        consentId: CONSENT,
        episodeId: EPISODE,
        authority: LEWISHAM,
        withdrawnAt: '2026-03-02T09:30:00.000Z',
      },
      delivered(2),
    );
    await react.granted(granted, delivered(3));
    expect(await work.stores.consents.lock(CONSENT)).toMatchObject({ state: 'withdrawn' });
  });

  it.each([
    ['another of the same authority in force goes on under it', 'expired', true],
    ['one that took its place goes on under that', 'superseded', true],
    ['the family’s withdrawal stops, whatever else is in force', 'withdrawn', false],
    ['the child’s own stands goes on under that', 'withdrawn', true],
  ] as const)('that ends while %s', async (what, because, goesOn) => {
    const work = new FakeUnitOfWork(inMemoryEpisodeStores());
    await work.stores.episodes.add(episode());
    await work.stores.consents.remember(knownConsent());
    const other = testId(77);
    if (because !== 'superseded') await work.stores.consents.remember(knownConsent({ id: other }));
    const ended = {
      consentId: CONSENT,
      episodeId: EPISODE,
      authority: LEWISHAM,
      because,
      withdrawnAt: '2026-03-02T09:30:00.000Z',
      ...(because === 'superseded' ? { supersededBy: other } : {}),
      ...(what.startsWith('the child') ? { continuesUnder: other } : {}),
    };
    await new OnConsentChanged(work).withdrawn(ended, delivered(1));
    const now = await work.stores.episodes.find(EPISODE);
    expect([now?.state, now?.consentId]).toEqual(
      goesOn ? ['registered', other] : ['withdrawn', CONSENT],
    );
  });

  it('stays as it is where it was narrowed for others alone', async () => {
    const work = new FakeUnitOfWork(inMemoryEpisodeStores());
    await work.stores.episodes.add(episode());
    const narrowed = {
      consentId: CONSENT,
      episodeId: EPISODE,
      authority: LEWISHAM,
      because: 'narrowed' as const,
      withdrawnAt: '2026-03-02T09:30:00.000Z',
    };
    await new OnConsentChanged(work).withdrawn(narrowed, delivered(1));
    expect(await work.stores.episodes.find(EPISODE)).toEqual(episode());
  });
});
