import { beforeEach, describe, expect, it } from '@jest/globals';
import type { StartEpisodePayload } from '@hub/contracts/episode';
import { asked, CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import {
  CONSENT,
  consentRegister,
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  LOOKUP,
  lookupRegister,
  people,
  person,
  SOUTHWARK,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { EpisodeStores } from '../ports.js';
import { StartEnquiry } from './start-enquiry.js';
import { StartEpisode } from './start-episode.js';

describe('an episode that takes up a hidden one', () => {
  let work: FakeUnitOfWork<EpisodeStores>;
  const tools = { clock: new FixedClock(), ids: new CountingIds() };
  const register = { ...consentRegister, mayJoin: () => Promise.resolve(true) };
  const start = (change: Partial<StartEpisodePayload> = {}) =>
    new StartEpisode(work, new StartEnquiry(work, register, people, lookupRegister), tools).execute(
      {
        consentId: CONSENT,
        lookupId: LOOKUP,
        homeAuthority: GREENWICH,
        ownReference: 'R',
        levelOfNeed: { level: 2, label: 'x' },
        reopens: testId(7),
        ...change,
      },
      asked(LEWISHAM, { personId: person(1) }),
    );
  const since = '2026-02-02T09:30:00.000Z';
  const shield = { hiddenFrom: [SOUTHWARK], because: 'refuge', since } as const;

  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryEpisodeStores());
    const before = { id: testId(7), state: 'closed', lookupId: testId(8), shield } as const;
    await work.stores.episodes.add(episode(before));
  });

  it('stays hidden from the same', async () => {
    expect(await start()).toMatchObject({ shield });
    expect(work.told).toContainEqual(['shield.changed.v1', []]);
  });

  it('is not taken up at one of them', async () => {
    for (const at of [{ homeAuthority: SOUTHWARK }, { leadProfessionalId: person(3) }])
      expect(await start(at)).toEqual({ refused: 'shielded_from' });
    expect(await work.stores.episodes.find(EPISODE)).toBeUndefined();
    expect(work.facts).toEqual([]);
  });

  it('tells them of nothing else that was found', async () => {
    const found = [SOUTHWARK, GREENWICH].map((authority) => ({
      authority,
      reference: 'F-1',
      answer: 'sibling' as const,
    }));
    expect(await start({ found })).toMatchObject({ id: EPISODE });
    const told = work.told.filter(([type]) => type === 'found_answer.given.v1');
    expect(told).toEqual([['found_answer.given.v1', [GREENWICH]]]);
  });
});
