import { beforeEach, describe, expect, it } from '@jest/globals';
import { delivered, FakeUnitOfWork } from '@hub/testing';
import {
  CONSENT,
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
    await work.stores.counterparts.claim(EPISODE, LEWISHAM);
    await work.stores.consents.add(
      grantedConsent(CONSENT, { recipients: { kind: 'all_counterparts' } }),
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

  it('knows who named it from its start, and for whom the Lead Professional works', async () => {
    await work.stores.counterparts.claim(EPISODE, SOUTHWARK);
    const about = {
      episodeId: EPISODE,
      consentId: CONSENT,
      originatingAuthority: LEWISHAM,
      homeAuthority: GREENWICH,
      leadAuthority: GREENWICH,
      counterparts: [GREENWICH, LEWISHAM],
    };
    await react.started(about, delivered(1));
    expect(await work.stores.counterparts.parts(EPISODE)).toEqual({
      namedBy: LEWISHAM,
      leadAuthority: GREENWICH,
      counterparts: [GREENWICH, LEWISHAM],
    });
    const passed = (term: number, toAuthority: string) => ({
      transferId: 't',
      episodeId: EPISODE,
      fromAuthority: GREENWICH,
      toAuthority,
      waits: [],
      version: 9,
      leadProfessionalId: 'p',
      term,
      since: '2026-03-02T09:30:00.000Z',
      counterparts: [GREENWICH, LEWISHAM, toAuthority].sort(),
    });
    await react.leadPassed(passed(3, SOUTHWARK), delivered(2));
    await react.leadPassed(passed(2, LEWISHAM), delivered(3));
    expect(await work.stores.counterparts.parts(EPISODE)).toMatchObject({
      leadAuthority: SOUTHWARK,
    });
  });

  it('tells nobody whom the family did not list', async () => {
    await work.stores.counterparts.claim(EPISODE, LEWISHAM);
    await work.stores.consents.add(
      grantedConsent(CONSENT, { recipients: { kind: 'listed', authorities: [GREENWICH] } }),
    );
    await work.stores.consents.expectReceipts(CONSENT, 'granted', [GREENWICH]);
    await react.counterparts(
      { episodeId: EPISODE, counterparts: [LEWISHAM, SOUTHWARK] },
      delivered(1),
    );
    expect(work.told).toEqual([]);
  });
});
