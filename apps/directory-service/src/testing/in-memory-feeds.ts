import type { RecordFault } from '@hub/contracts/directory';
import { CountingIds, FakeUnitOfWork, FixedChance, FixedClock } from '@hub/testing';
import type { FeedStore, FeedTools } from '../application/feeds/ports.js';
import type { PullStore, StagedService, TakenOver } from '../application/feeds/pull-ports.js';
import type { PageMark } from '../application/feeds/reader-ports.js';
import type { DirectoryStores } from '../application/ports.js';
import type { Feed, PulledFeed } from '../domain/feeds/feed.js';
import type { Pull } from '../domain/feeds/pull.js';
import { NOW, taxonomy, tools as indexing } from './service-documents.js';

export const LEWISHAM = 'E09000023';

export function feed(change: Partial<Feed> = {}): Feed {
  return {
    id: 'f',
    authority: LEWISHAM,
    kind: 'open_referral',
    name: 'Family services',
    url: 'https://feed.example',
    licence: 'OGL-UK-3.0',
    everyHours: 24,
    state: 'new',
    failures: 0,
    nextPullAt: NOW,
    ...change,
  };
}

const TERMS = ['name', 'url', 'licence', 'everyHours', 'unlessSaid'];

/** As the real store: a feed's terms change by `change` alone, and its state by `save`. */
function together(terms: Feed, state: Feed): Feed {
  return Object.fromEntries([
    ...Object.entries(state).filter(([field]) => !TERMS.includes(field)),
    ...Object.entries(terms).filter(([field]) => TERMS.includes(field)),
  ]) as unknown as Feed;
}

/** Feeds in the order in which they were added. */
export class InMemoryFeeds implements FeedStore {
  readonly feeds = new Map<string, Feed>();
  readonly kept = new Map<string, readonly PageMark[]>();

  add(feed: Feed): Promise<boolean> {
    if (this.isTaken(feed)) return Promise.resolve(false);
    this.feeds.set(feed.id, feed);
    return Promise.resolve(true);
  }
  save(feed: Feed): Promise<void> {
    this.feeds.set(feed.id, together(this.feeds.get(feed.id) ?? feed, feed));
    return Promise.resolve();
  }
  find(id: string): Promise<Feed | undefined> {
    return Promise.resolve(this.feeds.get(id));
  }
  lock(id: string): Promise<Feed | undefined> {
    return this.find(id);
  }
  importOf(authority: string): Promise<Feed | undefined> {
    const own = [...this.feeds.values()].find(
      (one) => one.authority === authority && one.kind === 'import' && one.state !== 'ended',
    );
    return Promise.resolve(own);
  }
  change(feed: Feed): Promise<boolean> {
    if (this.isTaken(feed)) return Promise.resolve(false);
    this.feeds.set(feed.id, together(feed, this.feeds.get(feed.id) ?? feed));
    return Promise.resolve(true);
  }
  views({ id, ended = true }: { id?: string; ended?: boolean }): ReturnType<FeedStore['views']> {
    const shown = [...this.feeds.values()].filter(
      (one) => (id === undefined || one.id === id) && (ended || one.state !== 'ended'),
    );
    return Promise.resolve(shown.map((one) => ({ ...one, services: 0, needUnknown: 0 })));
  }
  async claimDue(now: string, until: string): Promise<PulledFeed | undefined> {
    for (const one of this.feeds.values()) {
      const { url, everyHours, nextPullAt, state } = one;
      if (url === undefined || everyHours === undefined || state === 'ended') continue;
      if (nextPullAt === undefined || nextPullAt > now) continue;
      const claimed = { ...one, url, everyHours, nextPullAt: until };
      await this.save(claimed);
      return claimed;
    }
    return undefined;
  }
  marks(feedId: string): Promise<PageMark[]> {
    return Promise.resolve([...(this.kept.get(feedId) ?? [])]);
  }
  saveMarks(feedId: string, marks: readonly PageMark[]): Promise<void> {
    this.kept.set(feedId, marks);
    return Promise.resolve();
  }
  duplicates(): ReturnType<FeedStore['duplicates']> {
    return Promise.resolve([]);
  }

  private isTaken({ id, authority, kind, url }: Feed): boolean {
    return [...this.feeds.values()].some(
      (one) =>
        one.id !== id &&
        one.state !== 'ended' &&
        one.authority === authority &&
        (kind === 'import' ? one.kind === 'import' : one.url === url),
    );
  }
}

/** Pulls; what a test says is different comes of taking any over. */
class InMemoryPulls implements PullStore {
  readonly pulls = new Map<string, Pull>();
  readonly faults = new Map<string, RecordFault[]>();
  readonly stagedOf = new Map<string, Map<string, StagedService>>();
  readonly refreshed: string[] = [];
  readonly tookOver: { readonly id: string; readonly complete: boolean }[] = [];
  over: TakenOver = { same: 0, changes: [] };
  /** How many services the directory has of a feed. */
  present = 0;

  breakOff(): Promise<void> {
    return Promise.resolve();
  }
  save(pull: Pull): Promise<void> {
    this.pulls.set(pull.id, pull);
    return Promise.resolve();
  }
  find(id: string): ReturnType<PullStore['find']> {
    const pull = this.pulls.get(id);
    const faults = this.faults.get(id) ?? [];
    return Promise.resolve(pull && { pull, findings: { faults, differences: [] } });
  }
  list(feedId: string, limit: number): Promise<Pull[]> {
    const own = [...this.pulls.values()].filter((one) => one.feedId === feedId);
    return Promise.resolve(own.reverse().slice(0, limit));
  }
  addFaults(id: string, faults: readonly RecordFault[]): Promise<void> {
    this.faults.set(id, [...(this.faults.get(id) ?? []), ...faults]);
    return Promise.resolve();
  }
  stage(id: string, services: readonly StagedService[]): Promise<string[]> {
    const staged = this.stagedOf.get(id) ?? new Map<string, StagedService>();
    const before = services.map(({ sourceId }) => sourceId).filter((one) => staged.has(one));
    for (const one of services) if (!staged.has(one.sourceId)) staged.set(one.sourceId, one);
    this.stagedOf.set(id, staged);
    return Promise.resolve(before);
  }
  listed(): Promise<number> {
    return Promise.resolve(this.present);
  }
  staged(id: string): Promise<number> {
    return Promise.resolve(this.stagedOf.get(id)?.size ?? 0);
  }
  modified(): ReturnType<PullStore['modified']> {
    return Promise.resolve(new Map());
  }
  takeOver({ id }: { readonly id: string }, complete: boolean): Promise<TakenOver> {
    this.tookOver.push({ id, complete });
    return Promise.resolve(this.over);
  }
  preview(): Promise<TakenOver> {
    return Promise.resolve(this.over);
  }
  takeAway(): ReturnType<PullStore['takeAway']> {
    return Promise.resolve(this.over.changes);
  }
  clear(id: string): Promise<void> {
    this.stagedOf.delete(id);
    return Promise.resolve();
  }
  restart(id: string): Promise<void> {
    this.faults.delete(id);
    return this.clear(id);
  }
  refreshSearch(feedId: string): Promise<void> {
    this.refreshed.push(feedId);
    return Promise.resolve();
  }
}

/**
 * A directory without services: its feeds, their pulls, and what use cases of feeds are made with.
 */
export function directory() {
  const [feeds, pulls] = [new InMemoryFeeds(), new InMemoryPulls()];
  const clock = new FixedClock(NOW);
  const tools: FeedTools = {
    clock,
    ids: new CountingIds(),
    chance: new FixedChance(0.5),
    named: (name) => name,
    taxonomy,
    own: indexing.own,
    gazetteer: { locate: () => Promise.resolve(new Map()) },
    schema: { faultsIn: () => [] },
    digest: (text) => text,
    pace: (work) => Promise.resolve(work()),
  };
  const work = new FakeUnitOfWork({ feeds, pulls } as unknown as DirectoryStores);
  return { feeds, pulls, clock, tools, work };
}
