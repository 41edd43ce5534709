import { beforeEach, describe, expect, it } from '@jest/globals';
import { asked, delivered, FakeUnitOfWork } from '@hub/testing';
import {
  EPISODE,
  grantedConsent,
  GREENWICH,
  LEWISHAM,
  SOUTHWARK,
  tools,
} from '../../testing/examples.js';
import { inMemoryConsentStores } from '../../testing/in-memory-consents.js';
import { Decide } from './decide.js';
import type { ConsentStores } from '../ports.js';

const question = {
  episodeId: EPISODE,
  recipient: GREENWICH,
  purpose: 'support',
  scope: 'contact',
} as const;

describe('asking what may be shared', () => {
  let work: FakeUnitOfWork<ConsentStores>;
  let decide: Decide;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryConsentStores());
    decide = new Decide(work, tools());
    await work.stores.counterparts.claim(EPISODE, LEWISHAM);
    await work.stores.consents.add(grantedConsent('c'));
    await work.stores.counterparts.add(EPISODE, [LEWISHAM, SOUTHWARK]);
  });

  it('is answered to those with a part in the episode and to the hub itself, and to nobody else', async () => {
    for (const context of [asked(LEWISHAM), asked(SOUTHWARK), delivered(1)])
      expect(await decide.execute(question, context)).toMatchObject({
        permitted: true,
        consentId: 'c',
      });
    expect(await decide.execute(question, asked('E09000001'))).toEqual({ refused: 'not_found' });
    expect(await decide.register({ episodeId: EPISODE }, asked('E09000001'))).toEqual({
      refused: 'not_found',
    });
  });

  it('is answered to who would see it by where they work, and to others by what they ask', async () => {
    const camden = 'E09000007';
    await work.stores.counterparts.add(EPISODE, [camden]);
    await work.stores.consents.add(
      grantedConsent('d', {
        recipients: { kind: 'listed', authorities: [camden] },
        excludedServices: ['police'],
      }),
    );
    const officer = (authority: string) =>
      decide.execute({ ...question, recipient: camden }, asked(authority, { sector: 'police' }));
    expect(await officer(camden)).toMatchObject({ because: 'service_excluded' });
    expect(await officer(LEWISHAM)).toMatchObject({ permitted: true });
    expect(await decide.execute({ ...question, recipient: camden }, asked(camden))).toMatchObject({
      permitted: true,
    });
  });

  it('lists who was told what may be shared, and from whom it was recalled', async () => {
    await work.stores.consents.expectReceipts('c', 'granted', [GREENWICH]);
    await work.stores.consents.expectReceipts('c', 'withdrawn', [GREENWICH]);
    await work.stores.consents.noteReceipts([
      {
        consentId: 'c',
        authority: GREENWICH,
        notice: 'granted',
        toldAt: '2026-03-01T10:00:02.000Z',
      },
      {
        consentId: 'c',
        authority: GREENWICH,
        notice: 'withdrawn',
        toldAt: '2026-03-02T10:00:02.000Z',
      },
    ]);
    expect(await decide.register({ episodeId: EPISODE }, asked(LEWISHAM))).toEqual({
      episodeId: EPISODE,
      entries: [
        {
          consentId: 'c',
          state: 'granted',
          authority: GREENWICH,
          scope: ['existence', 'contact'],
          toldAt: '2026-03-01T10:00:02.000Z',
          recalledAt: '2026-03-02T10:00:02.000Z',
        },
      ],
      count: 1,
    });
  });
});
