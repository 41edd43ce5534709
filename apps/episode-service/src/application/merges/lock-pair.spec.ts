import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { episode, EPISODE, OTHER_EPISODE } from '../../testing/examples.js';
import { foldInto } from '../../domain/merges/fold.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { lockPair, lockWithFolded, lockWithKept } from './lock-pair.js';

it('locks two episodes in one order, whichever is kept', async () => {
  const locked: string[] = [];
  const episodes = {
    lock: (id: string) => {
      locked.push(id);
      return Promise.resolve(id === EPISODE ? episode() : undefined);
    },
  };
  const stores = { episodes: episodes as never };
  const found = await lockPair(stores, { kept: EPISODE, folded: OTHER_EPISODE });
  expect(found).toEqual({ kept: episode(), folded: undefined });
  const other = await lockPair(stores, { kept: OTHER_EPISODE, folded: EPISODE });
  expect(other).toEqual({ kept: undefined, folded: episode() });
  expect(locked.slice(0, 2)).toEqual(locked.slice(2));
});

it('locks an episode with what goes on in it, or with what it goes on in, in the same order', async () => {
  const { episodes } = inMemoryEpisodeStores();
  const alone = episode({ id: testId(1) });
  const pair = { kept: episode({ id: OTHER_EPISODE }), folded: episode() };
  const { kept, folded } = foldInto(pair, { mergeId: testId(2), at: '2026-03-02T09:30:00.000Z' });
  for (const one of [alone, kept, folded]) await episodes.add(one);
  const locked: string[] = [];
  const lock = episodes.lock.bind(episodes);
  episodes.lock = (id) => {
    locked.push(id);
    return lock(id);
  };
  const stores = { episodes };
  expect(await lockWithFolded(stores, kept.id)).toEqual(kept);
  expect(await lockWithKept(stores, folded.id)).toEqual({ episode: folded, kept });
  expect(locked.splice(0)).toEqual([...[EPISODE, OTHER_EPISODE], ...[EPISODE, OTHER_EPISODE]]);
  expect(await lockWithKept(stores, alone.id)).toEqual({ episode: alone });
  expect(await lockWithFolded(stores, alone.id)).toEqual(alone);
  expect(locked).toEqual([alone.id, alone.id]);
});
