import { beforeEach, describe, expect, it } from '@jest/globals';
import { delivered, FakeUnitOfWork } from '@hub/testing';
import {
  EPISODE,
  grantedConsent,
  GREENWICH,
  LEWISHAM,
  SCHEDULE,
  SOUTHWARK,
  tools,
} from '../testing/examples.js';
import { inMemoryConsentStores } from '../testing/in-memory-consents.js';
import { OnEpisodeChanged } from './on-episode-changed.js';
import type { ConsentStores } from './ports.js';

describe('when the counterparts of an episode change', () => {
  let work: FakeUnitOfWork<ConsentStores>;
  let react: OnEpisodeChanged;
  beforeEach(() => {
    work = new FakeUnitOfWork(inMemoryConsentStores());
    react = new OnEpisodeChanged(work, tools(), SCHEDULE);
  });

  it('tells a newcomer of the consents for all counterparts, once', async () => {
    await work.stores.consents.add(
      grantedConsent('c', { recipients: { kind: 'all_counterparts' } }),
    );
    await react.counterparts(
      { episodeId: EPISODE, counterparts: [LEWISHAM, SOUTHWARK] },
      delivered(1),
    );
    await react.counterparts(
      { episodeId: EPISODE, counterparts: [LEWISHAM, SOUTHWARK] },
      delivered(1),
    );
    await react.counterparts(
      { episodeId: EPISODE, counterparts: [LEWISHAM, SOUTHWARK, GREENWICH] },
      delivered(2),
    );
    expect(work.told).toEqual([
      ['consent.granted.v1', [SOUTHWARK]],
      ['consent.granted.v1', [GREENWICH]],
    ]);
  });

  it('tells nobody whom the family did not list', async () => {
    await work.stores.consents.add(
      grantedConsent('c', { recipients: { kind: 'listed', authorities: [GREENWICH] } }),
    );
    await work.stores.consents.expectReceipts('c', 'granted', [GREENWICH]);
    await react.counterparts(
      { episodeId: EPISODE, counterparts: [LEWISHAM, SOUTHWARK] },
      delivered(1),
    );
    expect(work.told).toEqual([]);
  });
});
