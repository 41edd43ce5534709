import { beforeEach, describe, expect, it } from '@jest/globals';
import type { StartEpisodePayload } from '@hub/contracts';
import { asked, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import {
  CONSENT,
  consentRegister,
  EPISODE,
  GREENWICH,
  knownConsent,
  LEWISHAM,
  LOOKUP,
  lookupRecord,
  people,
  person,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { ConsentRegister, EpisodeStores } from '../ports.js';
import { StartEpisode } from './start-episode.js';

const command: StartEpisodePayload = {
  consentId: CONSENT,
  lookupId: LOOKUP,
  homeAuthority: GREENWICH,
  ownReference: 'R',
  levelOfNeed: { level: 2, label: 'x' },
};
const context = asked(LEWISHAM, { personId: person(1) });

describe('starting an episode', () => {
  let work: FakeUnitOfWork<EpisodeStores>;
  let atSource: Pick<ConsentRegister, 'find'>;
  const start = (change: Partial<StartEpisodePayload> = {}, by = context) =>
    new StartEpisode(
      work,
      { ...consentRegister, find: (id, caller) => atSource.find(id, caller) },
      people,
      new FixedClock(),
    ).execute({ ...command, ...change }, by);

  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryEpisodeStores());
    atSource = consentRegister;
    await work.stores.lookups.add(lookupRecord(LOOKUP));
  });

  it('names the asker as first Lead Professional and tells the counterparts', async () => {
    expect(await start()).toMatchObject({
      id: EPISODE,
      leadProfessional: { authority: LEWISHAM, personId: person(1), term: 1 },
    });
    expect(work.told).toEqual([['episode.started.v1', [GREENWICH, LEWISHAM]]]);
  });

  it('may name somebody else, whichever authority they work for, but nobody unknown', async () => {
    expect(await start({ leadProfessionalId: person(2) })).toMatchObject({
      leadProfessional: { authority: GREENWICH },
    });
    expect(await start({ leadProfessionalId: testId(1) })).toMatchObject({
      refused: 'person_unknown',
    });
  });

  it('needs a consent in force that the same authority recorded', async () => {
    expect(await start({ consentId: testId(1) })).toEqual({ refused: 'consent_missing' });
    expect(await start({}, asked(GREENWICH, { personId: person(2) }))).toEqual({
      refused: 'consent_missing',
    });
    await work.stores.consents.remember(knownConsent({ state: 'withdrawn' }));
    expect(await start()).toEqual({ refused: 'consent_missing' });
  });

  it('is stopped by a withdrawal that arrived after the consent was read at its source', async () => {
    atSource = {
      find: async () => {
        await work.stores.consents.remember(knownConsent({ state: 'withdrawn' }));
        return knownConsent();
      },
    };
    expect(await start()).toEqual({ refused: 'consent_missing' });
  });

  it('needs a lookup that was asked, by the same authority', async () => {
    for (const status of ['awaiting_confirmation', 'refused'] as const) {
      await work.stores.lookups.save(
        lookupRecord(LOOKUP, { view: { ...lookupRecord(LOOKUP).view, status } }),
      );
      expect(await start()).toMatchObject({ refused: 'lookup_missing' });
    }
    expect(await start({ lookupId: testId(1) })).toEqual({ refused: 'lookup_missing' });
  });

  it('happens once', async () => {
    await start();
    expect(await start()).toMatchObject({ refused: 'conflict' });
  });
});
