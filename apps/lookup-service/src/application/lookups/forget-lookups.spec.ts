import { beforeEach, describe, expect, it } from '@jest/globals';
import { CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { answeredLookup, lookUpTools, register, tokens } from '../../testing/examples.js';
import { inMemoryLookupStores } from '../../testing/in-memory-stores.js';
import { ASKER, child } from '../../testing/lookups-at-work.js';
import type { EpisodeRegister, LookupStores } from '../ports.js';
import { ForgetLookups } from './forget-lookups.js';
import { LookUp } from './look-up.js';

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

it('destroys the child’s details of a lookup that nobody started after, 20 working days on', async () => {
  const work = new FakeUnitOfWork(inMemoryLookupStores());
  const clock = new FixedClock('2026-03-26T10:00:00.000Z');
  const lookUp = new LookUp(work, tokens, register, lookUpTools(clock));
  const asked = { purpose: 'before_assessment', caseReference: 'R', child } as const;
  const view = await lookUp.start(asked, ASKER);
  const id = 'id' in view ? view.id : '';
  const after = async (now: string) => {
    const tools = { clock: new FixedClock(now), ids: new CountingIds() };
    const inUse = () => Promise.resolve(new Set<string>());
    await new ForgetLookups(work, { inUse }, tools, 24).execute();
    return work.stores.details.find(id);
  };
  // Easter lies between, and clocks go forward.
  expect(await after('2026-04-27T16:00:00.000Z')).toEqual(child);
  expect(await after('2026-04-27T16:00:00.001Z')).toBeUndefined();
  expect(await work.stores.lookups.find(id)).toBeDefined();
});
