import { describe, expect, it } from '@jest/globals';
import type { DirectoryWork } from '../ports.js';
import { FeedDetails, KEEP } from './feed-details.js';
import { FeedFault, type FeedReader, type FetchBudget } from './reader-ports.js';

const feed = { id: 'f', url: 'https://feed.example' } as Parameters<FeedDetails['of']>[1];
const budget = (): FetchBudget => ({ bytes: 1_000, signal: new AbortController().signal });
const MODIFIED = '2026-11-01T00:00:00Z';

/** A hub that has a copy of `a` as of then. */
const work = {
  read: (reading: (stores: object) => unknown) =>
    Promise.resolve(
      reading({ pulls: { modified: () => Promise.resolve(new Map([['a', MODIFIED]])) } }),
    ),
} as unknown as DirectoryWork;

function details(service: FeedReader['service'], isAsBefore = true): FeedDetails {
  const page = (): never => {
    throw new Error('Pages are not asked for here');
  };
  return new FeedDetails(work, { page, service }, isAsBefore);
}

const named = (id: string, modified = MODIFIED): { called: string; record: object } => ({
  called: id,
  record: { id, last_modified: modified },
});

describe('services asked for by themselves', () => {
  it('are those that are newer than the copy, and all once the rules have changed', async () => {
    const asked: string[] = [];
    const answer: FeedReader['service'] = (_url, id) => {
      asked.push(id);
      return Promise.resolve({ bytes: 10, record: { id, name: id } });
    };
    const both = [named('a'), named('b')];
    const { records, bytes } = await details(answer).of(both, feed, budget);
    expect([records[0]?.record, asked, bytes]).toEqual([KEEP, ['b'], 10]);
    await details(answer, false).of(both, feed, budget);
    expect(asked).toEqual(['b', 'a', 'b']);
  });

  it('are faults of their own where they cannot be had or are another one', async () => {
    const answer: FeedReader['service'] = (_url, id) => {
      if (id === 'gone') throw new FeedFault('it answered 500');
      return Promise.resolve({ bytes: 1, record: { id: 'another' } });
    };
    const failing: FeedReader['service'] = async (...asked) => answer(...asked);
    const { records } = await details(failing).of([named('gone'), named('b')], feed, budget);
    expect(records.map(({ fault }) => fault)).toEqual([
      expect.stringContaining('it answered 500'),
      expect.stringContaining('gives another one'),
    ]);
  });

  it('fail the feed where most of them do', async () => {
    const failing: FeedReader['service'] = () => Promise.reject(new FeedFault('it answered 500'));
    const many = Array.from({ length: 24 }, (_, place) => named(`s${String(place)}`));
    await expect(details(failing).of(many, feed, budget)).rejects.toThrow(FeedFault);
  });
});
