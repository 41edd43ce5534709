import { describe, expect, it } from '@jest/globals';
import type { Pull, RunningPull } from '../../domain/feeds/pull.js';
import type { DirectoryWork } from '../ports.js';
import { FeedFault, type FetchedPage, type PageMark } from './reader-ports.js';
import { FeedReading, type ReadingParts } from './read-feed.js';

const pull: RunningPull = {
  id: 'p',
  feedId: 'f',
  outcome: 'running',
  beganAt: '2026-03-02T09:30:00.000Z',
  pages: 0,
  unchangedPages: 0,
  bytes: 0,
  good: 0,
  bad: 0,
  warnings: 0,
};
const mark = (page: number, sourceIds: string[], refused = 0): PageMark => ({
  page,
  sourceIds,
  refused,
});

/** Reads a feed that answers its pages so, beside what it said the time before. */
function reading(pages: readonly FetchedPage[], known: readonly PageMark[] = []): FeedReading {
  const saved: Pull[] = [];
  const stores = {
    pulls: {
      save: (one: Pull) => Promise.resolve(saved.push(one)),
      stage: () => Promise.resolve([]),
    },
  };
  const parts = {
    work: { repeatable: (work: (given: object) => Promise<void>) => work(stores) } as DirectoryWork,
    reader: {
      page: ({ page }: { page: number }) => Promise.resolve(pages[page - 1] ?? { bytes: 0 }),
    },
    tools: { pace: (work: () => Promise<void>) => work(), digest: (text: string) => text },
    budget: () => ({ bytes: 1_000, signal: new AbortController().signal }),
  } as unknown as ReadingParts;
  const feed = { id: 'f', url: 'https://feed.example' } as FeedReading['feed'];
  return new FeedReading(feed, pull, new Map(known.map((one) => [one.page, one])), parts);
}

describe('a feed that is read', () => {
  it('keeps the services of pages that are as they were, with what was refused of them', async () => {
    const read = reading([{ bytes: 5 }, { bytes: 7 }], [mark(1, ['a', 'b'], 1), mark(2, ['c'])]);
    await read.readAll();
    expect(read.pull).toMatchObject({ pages: 2, unchangedPages: 2, bytes: 12, good: 2, bad: 1 });
    expect([read.staged, [...read.marks.keys()]]).toEqual([3, [1, 2]]);
  });

  it('ends where a feed without counters has no further page', async () => {
    const read = reading([{ bytes: 0, absent: true }]);
    await read.readAll();
    expect(read.pull.pages).toBe(1);
  });

  it('fails where a page is said to be as it was, of which nothing is known', async () => {
    await expect(reading([{ bytes: 0 }]).readAll()).rejects.toThrow(FeedFault);
  });
});
