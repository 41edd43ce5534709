import { expect, it } from '@jest/globals';
import { CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { lookupRecord, lookupView } from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { ForgetLookups } from './forget-lookups.js';

it('forgets lookups older than so many months, however many there are', async () => {
  const work = new FakeUnitOfWork(inMemoryEpisodeStores());
  const [old, young] = ['2024-03-02T09:29:59.000Z', '2024-03-02T09:30:00.000Z'];
  const add = (id: string, askedAt: string) =>
    work.stores.lookups.add(lookupRecord(id, { view: { ...lookupView(id), askedAt } }));
  for (let number = 0; number < 1_100; number += 1) await add(testId(20_000 + number), old);
  await add(testId(1), young);
  await new ForgetLookups(
    work,
    { clock: new FixedClock('2026-03-02T09:30:00.000Z'), ids: new CountingIds() },
    24,
  ).execute();
  for (const number of [20_000, 20_500, 21_099])
    expect(await work.stores.lookups.find(testId(number))).toBeUndefined();
  expect(await work.stores.lookups.find(testId(1))).toBeDefined();
});
