import { choreContext } from '@hub/use-case';
import { afterFailure, type PulledFeed } from '../../domain/feeds/feed.js';
import { whyHeldBack } from '../../domain/feeds/holding-back.js';
import { failed, verdictOf } from '../../domain/feeds/pull.js';
import type { DirectoryWork } from '../ports.js';
import { begunPull } from './begun-pull.js';
import { FeedDetails } from './feed-details.js';
import type { FeedTools } from './ports.js';
import { FeedFault, type FeedReader, type FetchBudget } from './reader-ports.js';
import { FeedReading } from './read-feed.js';
import { takeOver, unlessAskedFor } from './take-over-step.js';

/** What a pull may take at the most. */
export interface PullLimits {
  readonly bytes: number;
  readonly milliseconds: number;
  /** With less than this share of the services before, it is held back. */
  readonly leastShare: number;
}

export const PULL_LIMITS: PullLimits = {
  bytes: 1_000_000_000,
  milliseconds: 15 * 60_000,
  leastShare: 0.5,
};

/** Longer than a pull can take: one that is found running after that was broken off. */
const LEASE_MS = 30 * 60_000;

/**
 * Pulls feeds that are due: reads all pages into rows of their own, checks every record, and then
 * takes the whole over in one transaction. Whatever goes wrong before that leaves the last good
 * copy as it was.
 */
export class PullFeeds {
  constructor(
    private readonly work: DirectoryWork,
    private readonly reader: FeedReader,
    private readonly tools: FeedTools,
    /** Names the rules by which services are indexed at present. */
    private readonly indexedAs: string,
    private readonly limits: PullLimits = PULL_LIMITS,
  ) {}

  /** Pulls one feed after another until none is due. */
  async execute(): Promise<void> {
    for (;;) {
      const now = this.tools.clock.now();
      const after = (wait: number): string => new Date(Date.parse(now) + wait).toISOString();
      const feed = await this.work.read(async ({ feeds, pulls }) => {
        await pulls.breakOff(after(-LEASE_MS), now);
        return feeds.claimDue(now, after(LEASE_MS));
      });
      if (!feed) return;
      await this.pull(feed);
    }
  }

  private async pull(feed: PulledFeed): Promise<void> {
    const isAsBefore = feed.indexedAs === this.indexedAs;
    const marks = isAsBefore ? await this.work.read(({ feeds }) => feeds.marks(feed.id)) : [];
    const begun = begunPull(feed, this.tools);
    const signal = AbortSignal.timeout(this.limits.milliseconds);
    const reading = new FeedReading(feed, begun, new Map(marks.map((mark) => [mark.page, mark])), {
      work: this.work,
      reader: this.reader,
      tools: this.tools,
      details: new FeedDetails(this.work, this.reader, isAsBefore),
      budget: (bytes) => this.budget(bytes, signal),
    });
    await this.work.repeatable(({ pulls }) => pulls.save(begun));
    try {
      await reading.readAll();
      await this.finish(reading);
    } catch (error) {
      await this.fail(reading, error);
      if (!(error instanceof FeedFault)) throw error;
    } finally {
      await this.work.repeatable(({ pulls }) => pulls.clear(begun.id));
    }
  }

  private async finish(reading: FeedReading): Promise<void> {
    const { pull, feed, consistent, counted, staged } = reading;
    if (pull.good === 0 && pull.bad > 0) throw new FeedFault('Not one of its records is valid.');
    const before = await this.work.read(({ pulls }) => pulls.listed(feed.id));
    const held = consistent
      ? whyHeldBack(feed, { listed: staged, before, counted }, this.limits.leastShare)
      : undefined;
    const verdict = verdictOf(pull, { consistent, held });
    const { heldBack: _heldBack, heldBackAt: _at, confirmed: _confirmed, ...rest } = feed;
    const now = this.tools.clock.now();
    await takeOver(this.work, this.tools, {
      pull,
      verdict,
      claimed: feed,
      feed: {
        ...rest,
        indexedAs: this.indexedAs,
        recordsRead: pull.good + pull.bad,
        recordsRefused: pull.bad,
        ...(held === undefined ? {} : { heldBack: staged, heldBackAt: now }),
      },
      complete: consistent && held === undefined,
      staged,
      marks: consistent && held === undefined ? [...reading.marks.values()] : [],
    });
  }

  private async fail({ feed, pull }: FeedReading, error: unknown): Promise<void> {
    const because =
      error instanceof FeedFault
        ? error.message
        : 'The hub made a mistake while reading it; operations are told.';
    const now = this.tools.clock.now();
    await this.work.request(
      choreContext('directory-service', 'feed.note_failure', this.tools.ids),
      {},
      async ({ feeds, pulls }) => {
        await pulls.save(failed(pull, because, now));
        const present = await feeds.lock(feed.id);
        if (present && present.state !== 'ended')
          await feeds.save(
            unlessAskedFor(
              feed,
              present,
              afterFailure(feed, because, now, this.tools.chance.next()),
            ),
          );
        return { result: {}, facts: [] };
      },
    );
  }

  private budget(read: number, signal: AbortSignal): FetchBudget {
    const bytes = this.limits.bytes - read;
    if (bytes <= 0) throw new FeedFault(`It is larger than ${String(this.limits.bytes)} bytes.`);
    return { bytes, signal };
  }
}
