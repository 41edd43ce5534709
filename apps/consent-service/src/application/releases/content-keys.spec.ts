import { expect, it } from '@jest/globals';
import { delivered, FakeUnitOfWork } from '@hub/testing';
import {
  DOCUMENT,
  EPISODE,
  grantedConsent,
  LEWISHAM,
  openCustody,
  tools,
} from '../../testing/examples.js';
import { inMemoryConsentStores } from '../../testing/in-memory-consents.js';
import { ContentKeys } from './content-keys.js';

it('all contents of an episode stand under one data key, made with the first of them', async () => {
  const work = new FakeUnitOfWork(inMemoryConsentStores());
  const keys = new ContentKeys(work, openCustody, tools());
  await work.stores.consents.add(grantedConsent('c'));
  const issue = {
    episodeId: EPISODE,
    documentId: DOCUMENT,
    documentVersion: 1,
    authority: LEWISHAM,
    category: 'assessment' as const,
  };
  expect(await work.stores.dataKeys.find(EPISODE)).toBeUndefined();
  const first = await keys.issue(issue, delivered(1));
  const data = await work.stores.dataKeys.find(EPISODE);
  expect(await keys.issue(issue, delivered(2))).toEqual(first);
  expect(await keys.issue({ ...issue, documentVersion: 2 }, delivered(3))).not.toEqual(first);
  expect(await work.stores.dataKeys.find(EPISODE)).toEqual(data);
  expect(await work.stores.documents.find(DOCUMENT)).toMatchObject({ version: 2 });
  expect(await keys.receiptKey()).toMatchObject({ kty: 'EC' });
});
