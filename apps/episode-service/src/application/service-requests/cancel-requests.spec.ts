import { expect, it } from '@jest/globals';
import { FixedClock, testId } from '@hub/testing';
import { episode, EPISODE, GREENWICH, LEWISHAM } from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { cancelRequests } from './cancel-requests.js';

const AT = '2026-03-03T10:00:00.000Z';

it('what is asked for of an episode of which nothing goes on is cancelled, once', async () => {
  const stores = inMemoryEpisodeStores(new FixedClock());
  const request = {
    ...{ episodeId: EPISODE, fromAuthority: LEWISHAM, toAuthority: GREENWICH },
    ...({ service: 'education', urgency: 'routine' as const, sentAt: AT, version: 1 } as const),
  };
  await stores.serviceRequests.add({ ...request, id: testId(1), state: 'sent' });
  await stores.serviceRequests.add({
    ...request,
    id: testId(2),
    state: 'cancelled',
    answeredAt: AT,
  });
  const why = { because: 'consent_withdrawn', at: AT } as const;
  const facts = await cancelRequests(stores, episode(), why);
  expect(facts.map(({ payload }) => payload)).toMatchObject([{ serviceRequestId: testId(1) }]);
  expect(await cancelRequests(stores, episode(), why)).toEqual([]);
  expect(await stores.serviceRequests.find(testId(1))).toMatchObject({
    ...{ state: 'cancelled', cancelledBecause: 'consent_withdrawn' },
  });
});
