import { expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { asked, FakeUnitOfWork, testId } from '@hub/testing';
import { leafOf } from '../domain/ledger-entry.js';
import { EPISODE, evidenceBatch, GREENWICH, LEWISHAM } from '../testing/examples.js';
import { inMemoryLedgerStores } from '../testing/in-memory-ledger.js';
import { ReadTimeline } from './read-timeline.js';

const AT = '2026-03-02T09:30:00.000Z';

it('the story of an episode tells what was done, page by page, and not what was looked at', async () => {
  const work = new FakeUnitOfWork(inMemoryLedgerStores());
  const by = { authority: LEWISHAM, personId: testId(5), clientId: 'c', door: 'http' as const };
  const evidence = [
    { action: 'episode.start.v1', by },
    { action: 'episode.read.v1', by },
    { action: 'consent.withdraw.v1', by, outcome: 'refused' as const },
    { action: 'release.fetch.v1', by },
    { action: 'dispute.wake', by: { authority: 'hub', clientId: 'hub', door: 'http' as const } },
  ];
  const leaves = evidence.map((change, index) => leafOf(evidenceBatch(index + 1, change), index));
  await work.stores.ledger.append(leaves, [], { size: 5, note: 'note', at: AT });
  const read = new ReadTimeline(work, {
    find: () => Promise.resolve({ hidden: false, shielded: false }),
  });
  const page = async (change: object = {}) => {
    const told = await read.execute({ episodeId: EPISODE, ...change }, asked(LEWISHAM));
    if (isRefusal(told)) throw new Error('No story');
    return told;
  };
  const [start] = (await page()).items;
  expect((await page()).items.map(({ action }) => action)).toEqual(['episode.start.v1']);
  expect(start).toMatchObject({ index: 0, at: AT, words: 'The episode was started' });
  expect(start).toMatchObject({ authority: LEWISHAM, personId: testId(5) });
  const greenwich = await read.execute({ episodeId: EPISODE }, asked(GREENWICH));
  expect(greenwich).toMatchObject({ items: [{ index: 4, action: 'dispute.wake' }, { index: 0 }] });
  expect(JSON.stringify(greenwich)).not.toContain('"authority":"hub"');
  const [first, second] = [
    await read.execute({ episodeId: EPISODE, limit: 1 }, asked(GREENWICH)),
    await read.execute({ episodeId: EPISODE, limit: 1, cursor: '4' }, asked(GREENWICH)),
  ];
  expect(first).toMatchObject({ items: [{ index: 4 }], nextCursor: '4' });
  expect(second).toEqual({ items: [expect.objectContaining({ index: 0 })] });
  expect(await read.execute({ episodeId: EPISODE, cursor: 'x' }, asked(LEWISHAM))).toMatchObject({
    refused: 'invalid_request',
  });
});

it('finds what was done among whatever was looked at, however much that is', async () => {
  const work = new FakeUnitOfWork(inMemoryLedgerStores());
  const by = { authority: LEWISHAM, personId: testId(5), clientId: 'c', door: 'http' as const };
  const leaves = Array.from({ length: 1_300 }, (_, index) => {
    const action = index % 600 === 0 ? 'episode.start.v1' : 'episode.read.v1';
    return leafOf(evidenceBatch(index + 1, { action, by }), index);
  });
  await work.stores.ledger.append(leaves, [], { size: 1_300, note: 'note', at: AT });
  const read = new ReadTimeline(work, {
    find: () => Promise.resolve({ hidden: false, shielded: false }),
  });
  const page = (change: object) => read.execute({ episodeId: EPISODE, ...change }, asked(LEWISHAM));
  expect(await page({})).toMatchObject({ items: [{ index: 1200 }, { index: 600 }, { index: 0 }] });
  expect(await page({ limit: 1, cursor: '1200' })).toMatchObject({
    items: [{ index: 600 }],
    nextCursor: '600',
  });
  expect(await page({ since: '2026-03-02T10:29:59.999+01:00' })).toMatchObject({
    items: { length: 3 },
  });
  expect(await page({ since: '2026-03-02T10:30:00+01:00' })).toMatchObject({ items: [] });
});
