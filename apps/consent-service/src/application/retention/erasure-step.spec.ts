import { expect, it } from '@jest/globals';
import { EPISODE, LEWISHAM, openCustody } from '../../testing/examples.js';
import { inMemoryConsentStores } from '../../testing/in-memory-consents.js';
import { destroyContent } from './erasure-step.js';

const AT = '2026-03-02T09:30:00.000Z';
const erasure = {
  episodeId: EPISODE,
  authority: LEWISHAM,
  reason: 'retention_ended',
  at: AT,
} as const;

it('destroys the key of an episode, keeps a signed receipt, and tells its counterparts', async () => {
  const stores = inMemoryConsentStores();
  const erased: unknown[] = [];
  stores.dataKeys.erase = (...said) => Promise.resolve(void erased.push(said));
  stores.documents.countOf = () => Promise.resolve(3);
  stores.counterparts.of = () => Promise.resolve(['E09000011']);
  const { receipt, facts } = await destroyContent(stores, openCustody, erasure);
  const counted = { episodeId: EPISODE, reason: 'retention_ended', erasedAt: AT, documents: 3 };
  expect(receipt).toEqual({ ...counted, receipt: `signed ${JSON.stringify(counted)}` });
  expect(erased).toEqual([[EPISODE, AT, 'retention_ended']]);
  expect(await stores.erasures.find(EPISODE)).toEqual(receipt);
  expect(await stores.erasures.list(LEWISHAM, 5)).toEqual([receipt]);
  expect(facts).toMatchObject([
    {
      payload: { episodeId: EPISODE, reason: 'retention_ended', erasedAt: AT },
      recipients: ['E09000011'],
    },
  ]);
});

it('destroys nothing where no receipt can be signed', async () => {
  const stores = inMemoryConsentStores();
  let isErased = false;
  stores.dataKeys.erase = () => Promise.resolve(void (isErased = true));
  const custody = { ...openCustody, sign: () => Promise.reject(new Error('no key')) };
  await expect(destroyContent(stores, custody, erasure)).rejects.toThrow('no key');
  expect([isErased, await stores.erasures.find(EPISODE)]).toEqual([false, undefined]);
});
