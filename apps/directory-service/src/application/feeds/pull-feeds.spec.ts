import { beforeEach, describe, expect, it } from '@jest/globals';
import { directory, feed } from '../../testing/in-memory-feeds.js';
import { full, NOW } from '../../testing/service-documents.js';
import { FeedFault, type FeedReader, type FetchBudget } from './reader-ports.js';
import { PULL_LIMITS, PullFeeds } from './pull-feeds.js';

const AFTER_FIVE_MINUTES = '2026-11-23T09:05:00.000Z';

let at: ReturnType<typeof directory>;
let budgets: FetchBudget[];
beforeEach(() => {
  at = directory();
  budgets = [];
});

/** A feed of one page, which counts itself. */
function pageOf(records: readonly object[], bytes = 100): FeedReader['page'] {
  return async (_asked, budget, take) => {
    budgets.push(budget);
    await take(records);
    const count = records.length;
    const counters = {
      total_items: count,
      total_pages: 1,
      page_number: 1,
      size: count,
      first_page: true,
      last_page: true,
      empty: count === 0,
    };
    return { bytes, counters };
  };
}
const services = (count: number): object[] =>
  Array.from({ length: count }, (_, place) => ({ ...full, id: `s-${String(place)}` }));

async function pull(page: FeedReader['page'], limits = PULL_LIMITS) {
  const reader = { page, service: () => Promise.reject(new Error('Nothing is asked alone')) };
  await new PullFeeds(at.work, reader, at.tools, 'rules-2', limits).execute();
  return { feed: at.feeds.feeds.get('f'), pull: [...at.pulls.pulls.values()].at(-1) };
}

describe('feeds that are due', () => {
  it('are each pulled once, and those that are not due or were ended are left alone', async () => {
    await at.feeds.add(feed());
    await at.feeds.add(feed({ id: 'g', url: 'https://g.example' }));
    await at.feeds.add(feed({ id: 'h', url: 'https://h.example', nextPullAt: AFTER_FIVE_MINUTES }));
    await at.feeds.add(feed({ id: 'i', url: 'https://i.example', state: 'ended' }));
    const asked: string[] = [];
    const page = pageOf(services(2));
    await pull((one, budget, take) => {
      asked.push(one.url);
      return page(one, budget, take);
    });
    expect(asked).toEqual(['https://feed.example', 'https://g.example']);
  });

  it('become the directory’s copy, and nothing stays staged', async () => {
    await at.feeds.add(feed());
    const done = await pull(pageOf(services(3)));
    expect(done.pull).toMatchObject({ outcome: 'complete', good: 3, bad: 0, pages: 1, bytes: 100 });
    expect(done.feed).toMatchObject({ state: 'healthy', indexedAs: 'rules-2', recordsRead: 3 });
    expect(at.pulls.tookOver).toMatchObject([{ complete: true }]);
    expect(at.pulls.stagedOf.size).toBe(0);
  });
});

describe('a feed that fails', () => {
  const fails = (error: Error) => () => Promise.reject(error);

  it('says why to its keeper, and is tried again in five minutes; its copy stays', async () => {
    await at.feeds.add(feed());
    const done = await pull(fails(new FeedFault('It answers with status 500.')));
    const because = 'It answers with status 500.';
    expect(done.pull).toMatchObject({ outcome: 'failed', because });
    expect(done.feed).toMatchObject({
      state: 'failing',
      failures: 1,
      because,
      nextPullAt: AFTER_FIVE_MINUTES,
    });
    expect([at.pulls.tookOver, at.pulls.stagedOf.size]).toEqual([[], 0]);
  });

  it('by a mistake of the hub says no more than that, and operations hear of it', async () => {
    await at.feeds.add(feed());
    await expect(pull(fails(new TypeError('x is undefined')))).rejects.toThrow('x is undefined');
    const [failed] = at.pulls.pulls.values();
    expect(failed).toMatchObject({
      because: expect.stringContaining('The hub made a mistake') as unknown,
    });
    expect(JSON.stringify(failed)).not.toContain('undefined');
  });

  it('is not brought back where it was ended meanwhile', async () => {
    await at.feeds.add(feed());
    const done = await pull(async () => {
      await at.feeds.save(feed({ state: 'ended' }));
      throw new FeedFault('x');
    });
    expect(done.feed).toEqual(feed({ state: 'ended' }));
  });

  it('fails where not one of its records is good', async () => {
    await at.feeds.add(feed());
    at.tools = { ...at.tools, schema: { faultsIn: () => [{ field: 'x', message: 'is wrong' }] } };
    const done = await pull(pageOf(services(2)));
    expect(done.pull).toMatchObject({
      outcome: 'failed',
      because: 'Not one of its records is valid.',
    });
  });

  it('fails where it is larger than a feed may be, before more of it is asked for', async () => {
    await at.feeds.add(feed());
    const first = pageOf(services(1), 100);
    const done = await pull(
      async (asked, budget, take) => {
        const page = await first(asked, budget, take);
        const { counters } = page;
        if (!counters) throw new Error('It counts itself');
        return {
          ...page,
          counters: { ...counters, total_items: 2, total_pages: 2, last_page: false },
        };
      },
      { ...PULL_LIMITS, bytes: 100 },
    );
    expect(done.pull).toMatchObject({ outcome: 'failed', because: 'It is larger than 100 bytes.' });
    expect(budgets.map(({ bytes }) => bytes)).toEqual([100]);
  });
});

describe('a feed that lists far fewer than before', () => {
  it('is held back: what it lists goes in, nothing is taken away, and no page is remembered', async () => {
    at.pulls.present = 10;
    await at.feeds.add(feed());
    const done = await pull(pageOf(services(2)));
    expect(done.pull).toMatchObject({ outcome: 'held_back' });
    expect(done.feed).toMatchObject({ heldBack: 2, heldBackAt: NOW });
    expect(at.pulls.tookOver).toMatchObject([{ complete: false }]);
    expect(await at.feeds.marks('f')).toEqual([]);
  });

  it.each([{ heldBack: 2 }, { heldBack: 7, confirmed: true }])(
    'is believed where it says so again or its keeper does: %j',
    async (known) => {
      at.pulls.present = 10;
      await at.feeds.add(feed(known));
      const done = await pull(pageOf(services(2)));
      expect(done.pull).toMatchObject({ outcome: 'complete' });
      expect(done.feed).not.toHaveProperty('heldBack');
      expect(done.feed).not.toHaveProperty('confirmed');
      expect(at.pulls.tookOver).toMatchObject([{ complete: true }]);
    },
  );
});

describe('what a feed said of its pages before', () => {
  const marks = [{ page: 1, etag: '"1"', sourceIds: ['a'], refused: 0 }];
  const markAsked = async (indexedAs: string) => {
    await at.feeds.add(feed({ indexedAs }));
    await at.feeds.saveMarks('f', marks);
    const asked: unknown[] = [];
    const page = pageOf(services(1));
    await pull((one, budget, take) => {
      asked.push(one.mark);
      return page(one, budget, take);
    });
    return asked;
  };

  it('counts while the rules are those by which its services were read', async () => {
    expect(await markAsked('rules-2')).toEqual([marks[0]]);
  });

  it('counts no more under other rules: everything is asked for', async () => {
    expect(await markAsked('rules-1')).toEqual([undefined]);
  });
});
