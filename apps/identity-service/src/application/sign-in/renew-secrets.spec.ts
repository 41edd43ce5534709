import { describe, expect, it } from '@jest/globals';
import { CountingIds, FakeUnitOfWork } from '@hub/testing';
import { inMemoryIdentity } from '../../testing/in-memory-identity.js';
import { InMemorySecrets } from '../../testing/in-memory-register.js';
import { RenewSecrets } from './renew-secrets.js';

/** So many secrets under the first of three keys, and one under the second. */
function secrets(count: number, known: readonly number[]) {
  const store = new InMemorySecrets(3, [...Array<number>(count).fill(1), 2]);
  const work = new FakeUnitOfWork(inMemoryIdentity(store));
  return { store, renewal: new RenewSecrets(work, known, new CountingIds()) };
}

describe('secrets of one-time codes', () => {
  it.each([0, 198, 199, 200, 401])(
    'are all sealed anew, however many: %s and one',
    async (count) => {
      const { store, renewal } = secrets(count, [1, 2, 3]);
      await renewal.execute();
      expect(await store.sealedUnder()).toEqual([3]);
    },
  );

  it('name the keys that are missing before anybody fails to sign in', async () => {
    await expect(secrets(1, [3]).renewal.check()).rejects.toThrow('storage key 1, 2');
    await expect(secrets(1, [1, 3]).renewal.check()).rejects.toThrow('storage key 2');
    await expect(secrets(1, [1, 2]).renewal.check()).resolves.toBeUndefined();
  });
});
