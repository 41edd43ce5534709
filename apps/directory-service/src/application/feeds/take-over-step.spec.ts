import { beforeEach, describe, expect, it } from '@jest/globals';
import { directory, feed, LEWISHAM } from '../../testing/in-memory-feeds.js';
import type { Feed } from '../../domain/feeds/feed.js';
import { begunPull } from './begun-pull.js';
import type { TakenChange } from './pull-ports.js';
import { countsOf, takeOver, unlessAskedFor } from './take-over-step.js';

const id = (number: number): string => `019a5b00-0000-7000-8000-00000000000${String(number)}`;
const changes = (['added', 'removed', 'closed', 'reopened', 'moved', 'changed'] as const).map(
  (change, place): TakenChange => ({ serviceId: id(place), name: 'x', change, fields: ['name'] }),
);

let at: ReturnType<typeof directory>;
beforeEach(async () => {
  at = directory();
  await at.feeds.add(feed());
});

async function over(present: Partial<Feed> = {}, staged = 1) {
  const pull = begunPull(feed(), at.tools);
  await at.pulls.stage(pull.id, [{ sourceId: 'a' }]);
  at.feeds.feeds.set('f', feed(present));
  const verdict = { outcome: 'complete' } as const;
  const mark = { page: 1, etag: '"1"', sourceIds: ['a'], refused: 0 };
  const copy = {
    pull,
    verdict,
    claimed: feed(),
    feed: feed(),
    complete: true,
    staged,
    marks: [mark],
  };
  return takeOver(at.work, at.tools, copy);
}

describe('a copy that was read', () => {
  it('becomes the directory’s, with its marks, and the feed is well for its hours', async () => {
    at.pulls.over = { same: 4, changes };
    expect(await over({ failures: 3 })).toMatchObject({
      outcome: 'complete',
      ...{ added: 1, removed: 1, changed: 4, same: 4 },
    });
    expect(at.pulls.tookOver).toMatchObject([{ complete: true }]);
    expect(await at.feeds.marks('f')).toHaveLength(1);
    expect(at.feeds.feeds.get('f')).toMatchObject({
      state: 'healthy',
      failures: 0,
      nextPullAt: '2026-11-24T09:00:00.000Z',
    });
  });

  it('tells of each service that somebody may have referred a child to, and of no new one', async () => {
    at.pulls.over = { same: 0, changes };
    await over();
    expect(at.work.facts.map(({ payload }) => payload)).toEqual(
      ['closed', 'closed', 'reopened', 'moved', 'changed'].map((change, place) => ({
        ...{ serviceId: id(place + 1), authority: LEWISHAM, change, fields: ['name'] },
      })),
    );
  });

  it('has the words of questions gathered anew where something is different, and only there', async () => {
    await over();
    expect(at.pulls.refreshed).toEqual([]);
    at.pulls.over = { same: 0, changes };
    await over();
    expect(at.pulls.refreshed).toEqual(['f']);
  });

  it.each<[string, Partial<Feed>, number, string]>([
    ['the feed was ended', { state: 'ended' }, 1, 'ended meanwhile'],
    ['the feed has another address', { url: 'https://other.example' }, 1, 'changed while'],
    ['the feed says another rule', { unlessSaid: 'residents' }, 1, 'changed while'],
    ['staged services were lost', {}, 2, 'lost with the database'],
  ])('is not taken where %s meanwhile', async (_what, present, staged, message) => {
    await expect(over(present, staged)).rejects.toThrow(message);
    expect(at.pulls.tookOver).toEqual([]);
    expect(at.work.facts).toEqual([]);
  });
});

describe('when a feed is pulled next', () => {
  const [ASKED, AFTER] = ['2026-11-23T09:01:00.000Z', '2026-11-24T09:00:00.000Z'];
  const next = (present: Partial<Feed>) =>
    unlessAskedFor(feed(), feed(present), feed({ nextPullAt: AFTER }));

  it('is after its hours, or at once where its keeper asked for it meanwhile', () => {
    expect(next({}).nextPullAt).toBe(AFTER);
    expect(next({ nextPullAt: ASKED }).nextPullAt).toBe(ASKED);
  });

  it('keeps what its keeper confirmed meanwhile', () => {
    expect(next({ nextPullAt: ASKED, confirmed: true })).toMatchObject({
      confirmed: true,
      nextPullAt: ASKED,
    });
    const claimed = feed({ confirmed: true });
    expect(unlessAskedFor(claimed, claimed, feed())).not.toHaveProperty('confirmed');
  });
});

it('counts what neither came nor went as changed', () => {
  expect(countsOf({ same: 2, changes })).toEqual({ added: 1, removed: 1, changed: 4, same: 2 });
});
