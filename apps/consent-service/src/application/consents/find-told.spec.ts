import { beforeEach, describe, expect, it } from '@jest/globals';
import { FakeUnitOfWork } from '@hub/testing';
import {
  CONSENT,
  EPISODE,
  grantedConsent,
  GREENWICH,
  LEWISHAM,
  SOUTHWARK,
} from '../../testing/examples.js';
import { inMemoryConsentStores } from '../../testing/in-memory-consents.js';
import type { Release } from '../../domain/release.js';
import type { ConsentStores } from '../ports.js';
import { FindTold } from './find-told.js';

const CAMDEN = 'E09000007';
const release = (id: string, documentId: string, recipient: string, state: string) =>
  ({ id, documentId, episodeId: EPISODE, recipient, state }) as Release;

describe('who was told', () => {
  let work: FakeUnitOfWork<ConsentStores>;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryConsentStores());
    const { counterparts, consents, releases } = work.stores;
    await counterparts.add(EPISODE, [LEWISHAM]);
    await consents.add(grantedConsent(CONSENT));
    await consents.add(grantedConsent('other'));
    await consents.expectReceipts(CONSENT, 'granted', [GREENWICH]);
    await releases.add(release('1', 'd', SOUTHWARK, 'handed_over'));
    await releases.add(release('2', 'e', CAMDEN, 'stopped'));
  });
  const told = async (more: object = {}) =>
    (await new FindTold(work).execute({ episodeId: EPISODE, ...more })).authorities;

  it('is who has or had a part, was told of a consent, or had content released', async () => {
    expect(await told()).toEqual([GREENWICH, LEWISHAM, SOUTHWARK].sort());
  });

  it('is, of a consent or a document alone, whoever was told of that', async () => {
    expect(await told({ consentId: CONSENT })).toEqual([GREENWICH]);
    expect(await told({ consentId: 'other' })).toEqual([]);
    expect(await told({ documentId: 'd' })).toEqual([SOUTHWARK]);
    expect(await told({ documentId: 'e' })).toEqual([]);
  });

  it('is nobody from whom the episode is hidden', async () => {
    await work.stores.counterparts.shield({
      episodeId: EPISODE,
      hiddenFrom: [SOUTHWARK, GREENWICH],
      version: 2,
    });
    expect(await told()).toEqual([LEWISHAM]);
    expect(await told({ documentId: 'd' })).toEqual([]);
  });
});
