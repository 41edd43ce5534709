import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from '@jest/globals';
import type { PrivateKey } from '@hub/security';
import { CountingIds, FakeUnitOfWork, testId } from '@hub/testing';
import { FileKeyCustody } from '../../adapters/file-key-custody.js';
import { LEWISHAM } from '../../testing/examples.js';
import { inMemoryConsentStores } from '../../testing/in-memory-consents.js';
import { RewrapKeys } from './rewrap-keys.js';

const signing = {
  ...(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
    format: 'jwk',
  }) as Omit<PrivateKey, 'kid'>),
  kid: 'k',
};
const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
const custodyOf = (current: number, keys: Record<string, string>) =>
  new FileKeyCustody({ current, keys }, signing);

it('brings every data key under the newest custody key, so that the old one can go; contents open as before', async () => {
  const work = new FakeUnitOfWork(inMemoryConsentStores());
  const [before, both, after] = [
    custodyOf(1, { 1: key(1) }),
    custodyOf(2, { 1: key(1), 2: key(2) }),
    custodyOf(2, { 2: key(2) }),
  ];
  const document = { id: testId(2), version: 1 };
  for (let place = 0; place < 450; place += 1) {
    const episodeId = testId(3_000 + place);
    await work.stores.dataKeys.add({
      episodeId,
      authority: LEWISHAM,
      wrapped: before.make(LEWISHAM, episodeId),
      createdAt: '2026-03-02T09:30:00.000Z',
    });
  }
  await work.stores.dataKeys.erase(testId(3_001), '2026-03-03T09:30:00.000Z', 'court_order');
  const found = async (place: number) => {
    const known = await work.stores.dataKeys.find(testId(place));
    if (!known) throw new Error('It is gone');
    return known;
  };
  const content = before.contentKey(await found(3_000), document);
  await expect(new RewrapKeys(work, after, new CountingIds()).check()).rejects.toThrow(
    'custody key 1',
  );
  const rewrap = new RewrapKeys(work, both, new CountingIds());
  await rewrap.check();
  await rewrap.execute();
  expect(await work.stores.dataKeys.wrappedUnder()).toEqual([2]);
  await new RewrapKeys(work, after, new CountingIds()).check();
  expect(after.contentKey(await found(3_000), document)).toEqual(content);
  expect((await found(3_001)).wrapped).toBeUndefined();
  const once = (await found(3_449)).wrapped;
  await rewrap.execute();
  expect((await found(3_449)).wrapped).toEqual(once);
});
