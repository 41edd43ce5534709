import { beforeEach, describe, expect, it } from '@jest/globals';
import { CountingIds, FakeUnitOfWork, FixedClock } from '@hub/testing';
import {
  CONSENT,
  EPISODE,
  episode,
  GREENWICH,
  knownConsent,
  LEWISHAM,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { EpisodeStores } from '../ports.js';
import { WarnOfExpiries } from './warn-of-expiries.js';

const DAY = 86_400_000;

describe('the Lead Professional', () => {
  let clock: FixedClock;
  let work: FakeUnitOfWork<EpisodeStores>;
  let expiresAt: string;
  const told = async (): Promise<unknown[]> => {
    const before = work.facts.length;
    await new WarnOfExpiries(work, { clock, ids: new CountingIds() }).execute();
    return work.facts
      .slice(before)
      .map(({ event: { type }, payload, recipients }) => [type, recipients, payload]);
  };
  beforeEach(async () => {
    clock = new FixedClock();
    work = new FakeUnitOfWork(inMemoryEpisodeStores(clock));
    expiresAt = new Date(Date.parse(clock.now()) + 40 * DAY).toISOString();
    await work.stores.episodes.add(episode({ state: 'active' }));
    await work.stores.consents.remember(knownConsent({ expiresAt }));
  });

  it('is told 30 days and 7 days before a consent ends, each once, with the day', async () => {
    expect(await told()).toEqual([]);
    clock.advance(10 * DAY);
    const { authority, personId } = episode().lead;
    const near = [
      'consent_expiry.near.v1',
      [LEWISHAM],
      {
        consentId: CONSENT,
        episodeId: EPISODE,
        expiresAt,
        waits: [{ step: 'renew_consent', authority, personId, dueAt: expiresAt }],
      },
    ];
    expect(await told()).toEqual([near]);
    expect(await told()).toEqual([]);
    clock.advance(23 * DAY);
    expect(await told()).toEqual([near]);
    expect(await told()).toEqual([]);
  });

  it('is told anew who takes office meanwhile; who recorded it hears, too', async () => {
    clock.advance(10 * DAY);
    await told();
    const { lead } = episode();
    const next = { ...lead, term: 2, authority: GREENWICH };
    await work.stores.episodes.save(episode({ state: 'active', lead: next }));
    expect(await told()).toMatchObject([
      ['consent_expiry.near.v1', [GREENWICH, LEWISHAM], { waits: [{ authority: GREENWICH }] }],
    ]);
  });

  it.each<[string, () => Promise<void>]>([
    ['the episode is closed', () => work.stores.episodes.save(episode({ state: 'closed' }))],
    ['the family withdraws', () => work.stores.episodes.save(episode({ state: 'withdrawn' }))],
    ['another takes its place', () => work.stores.episodes.save(episode({ consentId: EPISODE }))],
    [
      'it ends',
      () => work.stores.consents.remember(knownConsent({ state: 'withdrawn', expiresAt })),
    ],
  ])('has nothing to do any more once %s', async (_what, happen) => {
    clock.advance(10 * DAY);
    await told();
    await happen();
    const over = { consentId: CONSENT, episodeId: EPISODE, waits: [] };
    expect(await told()).toEqual([['consent_expiry.over.v1', [LEWISHAM], over]]);
    expect(await told()).toEqual([]);
  });
});
