import { expect, it } from '@jest/globals';
import { asked, CountingIds, FakeUnitOfWork, FixedClock } from '@hub/testing';
import { GREENWICH, LEWISHAM, pointer, tokens } from '../../testing/examples.js';
import { inMemoryLookupStores } from '../../testing/in-memory-stores.js';
import { reconcileAll } from '../../testing/reconcile-all.js';
import type { IdentityTokens } from './pointer-ports.js';
import { RenewIndex } from './renew-index.js';

const newer: IdentityTokens = {
  ...tokens,
  version: 2,
  versions: [1, 2],
  recordTokens: async (pointers) =>
    (await tokens.recordTokens(pointers)).map((own) => ({
      ...own,
      version: 2,
      keys: own.keys.map((key) => key + 1n),
    })),
};

it('brings every record under the newest key, resting in between, and then none', async () => {
  const work = new FakeUnitOfWork(inMemoryLookupStores());
  const reconcile = reconcileAll(work, new FixedClock());
  await reconcile(
    Array.from({ length: 1_100 }, (_, place) => pointer(`R-${String(place)}`)),
    asked(GREENWICH),
  );
  await reconcile([pointer('L-1')], asked(LEWISHAM));
  let rests = 0;
  const pause = () => Promise.resolve((rests += 1));
  const renew = new RenewIndex(work, newer, { ids: new CountingIds(), pause });
  await renew.check();
  expect(await renew.execute()).toBe(1_101);
  expect(rests).toBe(2);
  expect(await work.stores.pointers.keyVersions()).toEqual([2]);
  expect(await renew.execute()).toBe(0);
});

it('does not begin where records are under a key that is gone, and ends when it is told to', async () => {
  const work = new FakeUnitOfWork(inMemoryLookupStores());
  await reconcileAll(work, new FixedClock())([pointer('R-1')], asked(GREENWICH));
  const tools = { ids: new CountingIds(), pause: () => Promise.resolve() };
  await expect(new RenewIndex(work, { ...newer, versions: [2] }, tools).check()).rejects.toThrow(
    /matching key 1, which is missing/,
  );
  const renew = new RenewIndex(work, newer, tools);
  renew.stop();
  expect(await renew.execute()).toBe(0);
});
