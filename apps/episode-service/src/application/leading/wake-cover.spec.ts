import { expect, it } from '@jest/globals';
import { CountingIds, FakeUnitOfWork, testId } from '@hub/testing';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { COVER_TIMER } from './keep-cover.js';
import { WakeCover } from './wake-cover.js';

it('forgets the alarm of a cover that is not there', async () => {
  const work = new FakeUnitOfWork(inMemoryEpisodeStores());
  await work.stores.timers.set(COVER_TIMER, testId(1), '2026-03-01T10:00:00.000Z');
  await new WakeCover(work, new CountingIds()).execute(testId(1));
  expect(await work.stores.timers.due(COVER_TIMER, 10)).toEqual([]);
  expect(work.facts).toEqual([]);
});
