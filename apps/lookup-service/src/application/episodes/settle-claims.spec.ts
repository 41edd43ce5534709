import { beforeEach, describe, expect, it } from '@jest/globals';
import { LEWISHAM, SOUTHWARK } from '../../testing/examples.js';
import { type HubAtWork, hubAtWork } from '../../testing/hub-at-work.js';
import type { Starts } from './episode-ports.js';
import { SettleClaims } from './settle-claims.js';
import { takeFromIndex } from './take-from-index.js';

describe('a claim of whose episode nothing is heard', () => {
  let hub: HubAtWork;
  let claims: Parameters<Starts['settle']>[0][];
  const settle = (answer: () => Promise<boolean>) => {
    const starts: Starts = {
      settle: (claim) => {
        claims.push(claim);
        return answer();
      },
    };
    return new SettleClaims(hub.work, starts, hub.tools).execute();
  };
  const isFound = async () => (await hub.foundBy(SOUTHWARK)).length === 1;
  beforeEach(async () => {
    hub = await hubAtWork();
    claims = [];
    await hub.claim(LEWISHAM, await hub.ask(LEWISHAM));
  });

  it('is left alone while its start may still be on its way, and asked after then', async () => {
    await settle(() => Promise.resolve(false));
    expect(claims).toEqual([]);
    hub.clock.advance(6_000);
    await settle(() => Promise.resolve(true));
    expect(claims).toHaveLength(1);
    expect(await isFound()).toBe(true);
  });

  it('is let go where nothing was started, and the start can be tried again', async () => {
    const lookup = await hub.ask(LEWISHAM);
    hub.clock.advance(6_000);
    await settle(() => Promise.resolve(false));
    expect(await isFound()).toBe(false);
    const [claim] = claims;
    const again = await hub.claim(LEWISHAM, { id: claim?.lookupId ?? lookup.id });
    expect(again).toMatchObject({ claimId: expect.not.stringMatching(claim?.claimId ?? 'x') });
  });

  it('stands as long as nobody can say, however long that is', async () => {
    hub.clock.advance(10 * 86_400_000);
    await expect(settle(() => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await hub.work.stores.hubEpisodes.find(claims[0]?.episodeId ?? '')).toBeDefined();
  });

  it('is let go only as it was asked after: not one that was confirmed meanwhile', async () => {
    hub.clock.advance(6_000);
    await settle(async () => {
      const { hubEpisodes } = hub.work.stores;
      const claim = await hubEpisodes.find(claims[0]?.episodeId ?? '');
      if (claim) await hubEpisodes.save({ ...claim, state: 'open' });
      return false;
    });
    expect(await isFound()).toBe(true);
    await takeFromIndex(claims[0]?.episodeId ?? '', hub.work.stores);
    expect(await isFound()).toBe(false);
  });
});
