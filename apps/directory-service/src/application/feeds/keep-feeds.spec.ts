import { beforeEach, describe, expect, it } from '@jest/globals';
import type { MessageContext } from '@hub/use-case';
import { asked } from '@hub/testing';
import { directory, feed, LEWISHAM } from '../../testing/in-memory-feeds.js';
import { NOW } from '../../testing/service-documents.js';
import { KeepFeeds } from './keep-feeds.js';

const terms = { name: 'Services', licence: 'OGL-UK-3.0', everyHours: 24 };
const own = asked(LEWISHAM);
const others = asked('E09000011');
const removed = { serviceId: '019a5b00-0000-7000-8000-000000000001', name: 'x', fields: [] };

let at: ReturnType<typeof directory>;
let keep: KeepFeeds;
beforeEach(() => {
  at = directory();
  keep = new KeepFeeds(at.work, at.tools, false);
});

describe('a feed that is registered', () => {
  it('is pulled at once, from its address without what does not belong there', async () => {
    const view = await keep.register({ ...terms, url: 'https://feed.example/v3/services/' }, own);
    expect(view).toMatchObject({ authority: LEWISHAM, state: 'new', nextPullAt: NOW });
    expect([...at.feeds.feeds.values()]).toMatchObject([
      { kind: 'open_referral', url: 'https://feed.example/v3' },
    ]);
  });

  it('is refused where its address is none to be asked, and where it is there already', async () => {
    const refusedAt = async (url: string) => keep.register({ ...terms, url }, own);
    for (const url of ['http://feed.example', 'https://u:p@feed.example', 'feed.example'])
      expect(await refusedAt(url)).toMatchObject({ refused: 'feed_address_refused' });
    await refusedAt('https://feed.example');
    expect(await refusedAt('https://feed.example')).toMatchObject({ refused: 'conflict' });
    expect(at.feeds.feeds.size).toBe(1);
  });
});

type Step = 'confirm' | 'pull' | 'end' | 'revise';
const change = { ...terms, feedId: 'f', url: 'https://new.example' };
const step = (name: Step, context: MessageContext) =>
  name === 'revise' ? keep.revise(change, context) : keep[name]({ feedId: 'f' }, context);

describe.each<Step>(['confirm', 'pull', 'end', 'revise'])('to %s a feed', (name) => {
  it('is for its own authority, while it is there', async () => {
    expect(await step(name, own)).toMatchObject({ refused: 'not_found' });
    await at.feeds.add(feed({ heldBack: 1 }));
    expect(await step(name, others)).toMatchObject({ refused: 'forbidden' });
    expect(at.feeds.feeds.get('f')).toEqual(feed({ heldBack: 1 }));
    await at.feeds.save(feed({ state: 'ended', heldBack: 1 }));
    expect(await step(name, own)).toMatchObject({ refused: 'conflict' });
  });
});

describe('a feed that is kept', () => {
  const LATER = '2027-01-01T00:00:00.000Z';

  it('is pulled at once where its keeper asks, and believed where they confirm what was held back', async () => {
    await at.feeds.add(feed({ nextPullAt: LATER }));
    expect(await keep.confirm({ feedId: 'f' }, own)).toMatchObject({ refused: 'conflict' });
    await keep.pull({ feedId: 'f' }, own);
    expect(at.feeds.feeds.get('f')).toEqual(feed());
    await at.feeds.save(feed({ nextPullAt: LATER, heldBack: 1 }));
    await keep.confirm({ feedId: 'f' }, own);
    expect(at.feeds.feeds.get('f')).toEqual(feed({ heldBack: 1, confirmed: true }));
  });

  it('is read anew from its first page on under other terms, and no rule of the terms before stays', async () => {
    await at.feeds.add(feed({ unlessSaid: 'residents', indexedAs: 'x', nextPullAt: LATER }));
    await at.feeds.saveMarks('f', [{ page: 1, etag: '"1"', sourceIds: ['a'], refused: 0 }]);
    await step('revise', own);
    const { unlessSaid: _none, ...kept } = feed({ ...terms, url: 'https://new.example' });
    expect(at.feeds.feeds.get('f')).toEqual(kept);
    expect(await at.feeds.marks('f')).toEqual([]);
  });

  it('is not moved to an address that is none, or where another one of its authority is', async () => {
    await at.feeds.add(feed());
    await at.feeds.add(feed({ id: 'g', url: 'https://new.example' }));
    expect(await step('revise', own)).toMatchObject({ refused: 'conflict' });
    const badly = { ...change, url: 'http://new.example' };
    expect(await keep.revise(badly, own)).toMatchObject({ refused: 'feed_address_refused' });
    expect(at.feeds.feeds.get('f')).toEqual(feed());
  });

  it('that is a file is neither pulled nor moved', async () => {
    await at.feeds.add(feed({ kind: 'import' }));
    for (const name of ['pull', 'revise'] as const)
      expect(await step(name, own)).toMatchObject({ refused: 'conflict' });
  });

  it('that is ended is never pulled again, and who referred a child to a service hears that it is closed', async () => {
    at.pulls.over = { same: 0, changes: [{ ...removed, change: 'removed' }] };
    await at.feeds.add(feed());
    await at.feeds.saveMarks('f', [{ page: 1, sourceIds: ['a'], refused: 0 }]);
    await step('end', own);
    expect(at.feeds.feeds.get('f')).toMatchObject({ state: 'ended' });
    expect(at.feeds.feeds.get('f')).not.toHaveProperty('nextPullAt');
    expect(await at.feeds.marks('f')).toEqual([]);
    expect(at.work.facts.map(({ payload }) => payload)).toEqual([
      { serviceId: removed.serviceId, authority: LEWISHAM, change: 'closed', fields: [] },
    ]);
  });
});
