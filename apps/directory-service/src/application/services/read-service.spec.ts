import { expect, it } from '@jest/globals';
import { FakeUnitOfWork, FixedClock } from '@hub/testing';
import { indexService } from '../../domain/services/indexed-service.js';
import { ELIGIBILITY_TAXONOMY } from '../../domain/services/taxonomy.js';
import { full, NOW, taxonomy, term, tools } from '../../testing/service-documents.js';
import type { DirectoryStores, KeptService } from '../ports.js';
import { ReadService } from './read-service.js';

const kept: KeptService = {
  id: full.id,
  feedId: 'f',
  sourceId: 's',
  authority: 'E09000023',
  licence: 'OGL-UK-3.0',
  seenAt: NOW,
  removed: true,
  indexed: indexService(
    { ...full, attributes: [term(ELIGIBILITY_TAXONOMY, 'residents:E09000023')] },
    tools,
  ),
  schedules: [],
  alsoListedAs: [],
};
const services = { read: () => Promise.resolve(new Map([[kept.id, kept]])) };
const work = new FakeUnitOfWork({ services } as unknown as DirectoryStores);
const read = new ReadService(work, taxonomy, new FixedClock(NOW));

it('shows one that its feed no longer lists, and says so', async () => {
  expect(await read.execute({ serviceId: kept.id })).toMatchObject({
    id: kept.id,
    status: 'removed',
  });
});

it('says whether the child it is asked for may use it', async () => {
  const accessOf = async (home?: string) => {
    const detail = await read.execute({ serviceId: kept.id, ...(home ? { home } : {}) });
    return 'access' in detail ? detail.access : detail;
  };
  expect([await accessOf('E09000023'), await accessOf('E09000033'), await accessOf()]).toEqual([
    'open',
    'closed',
    'unknown',
  ]);
});

it('knows nothing of another', async () => {
  expect(await read.execute({ serviceId: 'none' })).toMatchObject({ refused: 'not_found' });
});
