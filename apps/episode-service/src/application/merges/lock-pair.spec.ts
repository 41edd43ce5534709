import { expect, it } from '@jest/globals';
import { episode, EPISODE, OTHER_EPISODE } from '../../testing/examples.js';
import { lockPair } from './lock-pair.js';

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
