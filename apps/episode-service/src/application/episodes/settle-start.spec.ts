import { describe, expect, it } from '@jest/globals';
import { asked, CountingIds, FakeUnitOfWork, FixedClock } from '@hub/testing';
import {
  CLAIM,
  CONSENT,
  consentRegister,
  EPISODE,
  GREENWICH,
  LEWISHAM,
  LOOKUP,
  lookupRegister,
  people,
  person,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { SettleStart } from './settle-start.js';
import { StartEnquiry } from './start-enquiry.js';
import { StartEpisode } from './start-episode.js';

const CLAIMED = { claimId: CLAIM, lookupId: LOOKUP, episodeId: EPISODE };

describe('a claim of whose start nothing was heard', () => {
  const begin = () => {
    const work = new FakeUnitOfWork(inMemoryEpisodeStores());
    const tools = { clock: new FixedClock(), ids: new CountingIds() };
    const enquiry = new StartEnquiry(work, consentRegister, people, lookupRegister);
    const use = new StartEpisode(work, enquiry, tools);
    const start = () =>
      use.execute(
        {
          consentId: CONSENT,
          lookupId: LOOKUP,
          homeAuthority: GREENWICH,
          ownReference: 'R',
          levelOfNeed: { level: 2, label: 'x' },
        },
        asked(LEWISHAM, { personId: person(1) }),
      );
    const settle = () => new SettleStart(work).execute(CLAIMED, asked(LEWISHAM));
    return { work, start, settle };
  };

  it('stands where the episode was started', async () => {
    const { start, settle } = begin();
    expect(await start()).toMatchObject({ id: EPISODE });
    expect(await settle()).toEqual({ started: true });
  });

  it('is let go where it was not, and a start that comes too late is none', async () => {
    const { work, start, settle } = begin();
    expect(await settle()).toEqual({ started: false });
    expect(await start()).toMatchObject({ refused: 'conflict' });
    expect(await work.stores.episodes.find(EPISODE)).toBeUndefined();
    expect(await settle()).toEqual({ started: false });
  });
});
