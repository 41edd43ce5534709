import { beforeEach, describe, expect, it } from '@jest/globals';
import { CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { answeredLookup } from '../../testing/examples.js';
import { inMemoryLookupStores } from '../../testing/in-memory-stores.js';
import type { EpisodeRegister, LookupStores } from '../ports.js';
import { ForgetLookups } from './forget-lookups.js';

const [OLD, YOUNG] = ['2024-03-02T09:29:59.000Z', '2024-03-02T09:30:00.000Z'];

describe('forgetting lookups older than so many months', () => {
  let work: FakeUnitOfWork<LookupStores>;
  const add = (id: string, askedAt: string) =>
    work.stores.lookups.add(answeredLookup(id, { askedAt }));
  const forget = (inUse: EpisodeRegister['inUse']) =>
    new ForgetLookups(
      work,
      { inUse },
      { clock: new FixedClock('2026-03-02T09:30:00.000Z'), ids: new CountingIds() },
      24,
    ).execute();

  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryLookupStores());
    for (let number = 0; number < 1_100; number += 1) await add(testId(20_000 + number), OLD);
    await add(testId(1), YOUNG);
  });

  it('forgets them all, however many there are', async () => {
    await forget(() => Promise.resolve(new Set()));
    for (const number of [20_000, 20_500, 21_099])
      expect(await work.stores.lookups.find(testId(number))).toBeUndefined();
    expect(await work.stores.lookups.find(testId(1))).toBeDefined();
  });

  it('keeps those that an episode was started after, and goes on behind them', async () => {
    const used = new Set(Array.from({ length: 600 }, (_, place) => testId(20_000 + place)));
    await forget((ids) => Promise.resolve(new Set(ids.filter((id) => used.has(id)))));
    for (const number of [20_000, 20_599])
      expect(await work.stores.lookups.find(testId(number))).toBeDefined();
    for (const number of [20_600, 21_099])
      expect(await work.stores.lookups.find(testId(number))).toBeUndefined();
  });

  it('forgets nothing while nobody can say what is in use', async () => {
    await expect(forget(() => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await work.stores.lookups.find(testId(20_000))).toBeDefined();
  });
});
