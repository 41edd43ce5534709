import type { Feed } from '../../domain/feeds/feed.js';
import type { RunningPull } from '../../domain/feeds/pull.js';
import type { FeedTools } from './ports.js';

/** A pull of a feed, or an import of its file, of which nothing is read yet. */
export function begunPull(
  feed: Feed,
  { ids, clock }: Pick<FeedTools, 'ids' | 'clock'>,
): RunningPull {
  return {
    id: ids.next(),
    feedId: feed.id,
    outcome: 'running',
    beganAt: clock.now(),
    pages: 0,
    unchangedPages: 0,
    bytes: 0,
    good: 0,
    bad: 0,
    warnings: 0,
  };
}
