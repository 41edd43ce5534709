import { expect, it } from '@jest/globals';
import { asked, FakeUnitOfWork, testId } from '@hub/testing';
import { inMemoryNotificationStores } from '../testing/in-memory-deliveries.js';
import { OnShieldChanged } from './on-shield-changed.js';

it('keeps from whom an episode is hidden by name', async () => {
  const work = new FakeUnitOfWork(inMemoryNotificationStores());
  const [episodeId, personId] = [testId(1), testId(2)];
  const authority = 'E09000023';
  await work.stores.inbox.replace({
    ...{ workflow: 'transfer', subject: testId(3), episodeId, told: [] },
    at: '2026-03-02T09:00:00.000Z',
    waits: [{ step: 'nominate', authority, personId }],
  });
  const seen = () =>
    work.stores.inbox.of(
      { authority, personId, roles: ['practitioner'], climbing: [] },
      { limit: 1 },
    );
  expect(await seen()).toHaveLength(1);
  const shield = { episodeId, hiddenFrom: [], hiddenFromPeople: [personId], version: 1 };
  await new OnShieldChanged(work).execute(shield, asked(authority));
  expect(await seen()).toEqual([]);
});
