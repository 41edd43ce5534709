import { describe, expect, it } from '@jest/globals';
import { delivered, FakeUnitOfWork, testId } from '@hub/testing';
import {
  CONSENT,
  consentRegister,
  EPISODE,
  episode,
  GREENWICH,
  knownConsent,
  LEWISHAM,
  OTHER_EPISODE,
  SOUTHWARK,
} from '../../testing/examples.js';
import { foldInto } from '../../domain/merges/fold.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { OnConsentChanged } from './on-consent-changed.js';

describe('a consent granted', () => {
  it('is remembered, and does not undo a withdrawal that arrived before it', async () => {
    const work = new FakeUnitOfWork(inMemoryEpisodeStores());
    const react = new OnConsentChanged(work, consentRegister);
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
    await new OnConsentChanged(work, consentRegister).withdrawn(ended, delivered(1));
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
    await new OnConsentChanged(work, consentRegister).withdrawn(narrowed, delivered(1));
    expect(await work.stores.episodes.find(EPISODE)).toEqual(episode());
  });
});

describe('a home that was not told of an episode', () => {
  const granted = {
    consentId: testId(80),
    episodeId: EPISODE,
    authority: LEWISHAM,
    scope: ['existence' as const],
    recipientRule: { kind: 'all_counterparts' as const },
    recordedAt: '2026-03-03T09:30:00.000Z',
  };
  const grant = async (homeAuthority: string) => {
    const work = new FakeUnitOfWork(inMemoryEpisodeStores());
    await work.stores.episodes.add(episode({ homeAuthority, homeUntold: true }));
    const react = new OnConsentChanged(work, consentRegister);
    for (const message of [1, 2]) await react.granted(granted, delivered(message));
    return { work, now: await work.stores.episodes.find(EPISODE) };
  };

  it('learns of it once the family agrees, once', async () => {
    const { work, now } = await grant(GREENWICH);
    expect(now).toMatchObject({ homeAuthority: GREENWICH, version: 2 });
    expect(now).not.toHaveProperty('homeUntold');
    expect(work.told).toEqual([
      ['episode.moved.v1', [GREENWICH, LEWISHAM]],
      ['episode.people_changed.v1', []],
    ]);
    expect(await work.stores.episodes.steps(EPISODE)).toMatchObject([
      { step: 'change_home', authority: LEWISHAM },
    ]);
  });

  it('learns nothing by a consent that does not cover it', async () => {
    const { work, now } = await grant(SOUTHWARK);
    expect(now).toMatchObject({ homeUntold: true, version: 1 });
    expect(work.told).toEqual([]);
  });
});

describe('a family that agrees again', () => {
  const LATER = testId(78);
  const granted = {
    consentId: LATER,
    episodeId: EPISODE,
    authority: LEWISHAM,
    scope: ['contact' as const],
    recipientRule: { kind: 'all_counterparts' as const },
    recordedAt: '2026-03-03T09:30:00.000Z',
    renews: [CONSENT],
  };
  const withdrawn = {
    consentId: CONSENT,
    episodeId: EPISODE,
    authority: LEWISHAM,
    because: 'withdrawn' as const,
    withdrawnAt: '2026-03-02T09:30:00.000Z',
  };
  const begin = async () => {
    const work = new FakeUnitOfWork(inMemoryEpisodeStores());
    await work.stores.episodes.add(episode({ state: 'in_review', nextReviewOn: '2026-09-01' }));
    await work.stores.consents.remember(knownConsent());
    const now = () => work.stores.episodes.find(EPISODE);
    return { work, react: new OnConsentChanged(work, consentRegister), now };
  };

  it('lets the episode go on where it stood, and tells its counterparts once', async () => {
    const { work, react, now } = await begin();
    await react.withdrawn(withdrawn, delivered(1));
    expect(await now()).toMatchObject({ state: 'withdrawn', resumesAs: 'in_review' });
    await react.granted(granted, delivered(2));
    expect(await now()).toMatchObject({ state: 'in_review', consentId: LATER, version: 3 });
    expect(await now()).not.toHaveProperty('resumesAs');
    await react.granted(granted, delivered(3));
    const told = work.facts.filter(({ event: { type } }) => type === 'episode.resumed.v1');
    expect(told).toMatchObject([
      { payload: { consentId: LATER, state: 'in_review', counterparts: [LEWISHAM] } },
    ]);
  });

  it('does so too where the new consent is heard of before the old one ended', async () => {
    const { react, now } = await begin();
    await react.granted(granted, delivered(1));
    expect(await now()).toMatchObject({ state: 'in_review', consentId: CONSENT });
    await react.withdrawn(withdrawn, delivered(2));
    expect(await now()).toMatchObject({ state: 'in_review', consentId: LATER });
  });

  it.each([
    ['it stands in the place of another', { renews: [testId(79)] }],
    ['it stands in the place of none', { renews: [] }],
  ])('leaves it stopped where %s', async (_what, change) => {
    const { react, now } = await begin();
    await react.withdrawn(withdrawn, delivered(1));
    await react.granted({ ...granted, ...change }, delivered(2));
    expect(await now()).toMatchObject({ state: 'withdrawn', consentId: CONSENT });
  });

  it('leaves it stopped where that consent was withdrawn, too, and heard of in the other order', async () => {
    const { react, now } = await begin();
    await react.withdrawn(withdrawn, delivered(1));
    await react.withdrawn({ ...withdrawn, consentId: LATER }, delivered(2));
    await react.granted(granted, delivered(3));
    expect(await now()).toMatchObject({ state: 'withdrawn' });
  });

  it('leaves a closed one closed', async () => {
    const { work, react, now } = await begin();
    await work.stores.episodes.save(episode({ state: 'closed' }));
    await react.granted(granted, delivered(2));
    expect(await now()).toMatchObject({ state: 'closed' });
  });

  it('goes on by its plan where an older version of the hub stopped it', async () => {
    const { work, react, now } = await begin();
    await work.stores.episodes.save(episode({ state: 'withdrawn', nextReviewOn: '2026-09-01' }));
    await react.granted(granted, delivered(2));
    expect(await now()).toMatchObject({ state: 'active' });
  });
});

describe('the consent of an episode that goes on in another', () => {
  const [OWN, ANEW] = [testId(81), testId(82)];
  const on = (day: number): string => `2026-03-0${String(day)}T09:30:00.000Z`;
  const [BEFORE, MERGED, SINCE, LATER] = [on(1), on(2), on(3), on(4)];
  const about = { episodeId: OTHER_EPISODE, authority: LEWISHAM };
  const ended = { ...about, consentId: CONSENT, withdrawnAt: LATER };
  const granted = (recordedAt: string, consentId = ANEW) => ({
    ...{ consentId, episodeId: EPISODE, authority: LEWISHAM, recordedAt },
    scope: ['contact' as const],
    recipientRule: { kind: 'all_counterparts' as const },
  });
  const begin = async () => {
    const work = new FakeUnitOfWork(inMemoryEpisodeStores());
    const kept = episode({ consentId: OWN, state: 'active' });
    const pair = { kept, folded: episode({ id: OTHER_EPISODE }) };
    const { folded } = foldInto(pair, { mergeId: testId(83), at: MERGED });
    for (const one of [kept, folded]) await work.stores.episodes.add(one);
    const react = new OnConsentChanged(work, consentRegister);
    await react.granted(granted(BEFORE, OWN), delivered(1));
    await react.granted({ ...granted(BEFORE, CONSENT), ...about }, delivered(2));
    return { work, react, now: () => work.stores.episodes.find(EPISODE) };
  };

  it.each(['withdrawn', 'expired'] as const)(
    'that is %s stops the one that it goes on in, until the family is asked anew',
    async (because) => {
      const { work, react, now } = await begin();
      await react.withdrawn({ ...ended, because }, delivered(3));
      expect(await now()).toMatchObject({ state: 'withdrawn', resumesAs: 'active' });
      expect(work.facts.at(-1)).toMatchObject({
        event: { type: 'episode.withdrawn.v1' },
        payload: { episodeId: EPISODE, consentId: CONSENT },
      });
      // What was agreed to before, told to one more, is nothing new.
      await react.granted(granted(BEFORE, OWN), delivered(4));
      await react.granted(granted(BEFORE, testId(84)), delivered(5));
      expect(await now()).toMatchObject({ state: 'withdrawn' });
      await react.granted(granted(LATER), delivered(6));
      expect(await now()).toMatchObject({ state: 'active', consentId: ANEW });
    },
  );

  it('changes nothing once the family was asked anew, but where it withdraws since', async () => {
    const { react, now } = await begin();
    await react.granted(granted(SINCE), delivered(3));
    await react.withdrawn({ ...ended, because: 'expired' }, delivered(4));
    expect(await now()).toMatchObject({ state: 'active', consentId: OWN });
    await react.withdrawn({ ...ended, because: 'withdrawn' }, delivered(5));
    expect(await now()).toMatchObject({ state: 'withdrawn' });
  });

  it('that gives way to another changes nothing', async () => {
    const { work, react, now } = await begin();
    const given = { ...ended, because: 'superseded' as const, supersededBy: ANEW };
    await react.withdrawn(given, delivered(3));
    expect(await now()).toMatchObject({ state: 'active' });
    expect(await work.stores.episodes.find(OTHER_EPISODE)).toMatchObject({ consentId: ANEW });
  });
});
