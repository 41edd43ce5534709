import { expect, it } from '@jest/globals';
import { FakeUnitOfWork } from '@hub/testing';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { SealAnew } from './seal-anew.js';

it('goes on until nothing is left that stands under a key of before', async () => {
  const stores = inMemoryEpisodeStores();
  const left = [200, 200, 3];
  const work = new FakeUnitOfWork({
    ...stores,
    labels: Object.assign(stores.labels, { sealAnew: () => Promise.resolve(left.shift() ?? 0) }),
  });
  await new SealAnew(work).execute();
  expect(left).toEqual([]);
});
