import type { ServiceChangeKind } from '@hub/contracts/directory';
import { ServiceChanged } from '@hub/internal-messages';
import { choreContext, fact, type Outcome } from '@hub/use-case';
import { afterSuccess, type Feed } from '../../domain/feeds/feed.js';
import {
  type PullDifferences,
  type RunningPull,
  taken,
  type TakenPull,
  type Verdict,
} from '../../domain/feeds/pull.js';
import type { DirectoryStores, DirectoryWork } from '../ports.js';
import type { FeedTools } from './ports.js';
import type { TakenChange, TakenOver } from './pull-ports.js';
import { FeedFault, type PageMark } from './reader-ports.js';

const TOLD: Readonly<Record<string, ServiceChangeKind>> = {
  closed: 'closed',
  removed: 'closed',
  reopened: 'reopened',
  moved: 'moved',
  changed: 'changed',
};

interface ReadCopy {
  readonly pull: RunningPull;
  readonly verdict: Verdict;
  /** As it was when its reading began. */
  readonly claimed: Feed;
  /** As it is from now on. */
  readonly feed: Feed;
  /** What was not staged is gone. */
  readonly complete: boolean;
  /** How many services were staged. */
  readonly staged: number;
  /** What the feed said of its pages. */
  readonly marks: readonly PageMark[];
}

/**
 * Makes what a pull staged the directory's copy of its feed, with the words and terms that
 * questions are read by, and tells of each service that is different: all or nothing.
 *
 * @throws FeedFault where the feed was ended meanwhile, or staged services were lost with the
 * database
 */
export async function takeOver(
  work: DirectoryWork,
  tools: FeedTools,
  { pull, verdict, claimed, feed, complete, staged, marks }: ReadCopy,
): Promise<TakenPull> {
  const done = await work.request(
    choreContext('directory-service', 'feed.take_over', tools.ids),
    {},
    async (stores): Promise<Outcome<TakenPull>> => {
      const present = await stores.feeds.lock(feed.id);
      if (!present || present.state === 'ended')
        throw new FeedFault('The feed was ended meanwhile.');
      if (present.url !== claimed.url || present.unlessSaid !== claimed.unlessSaid)
        throw new FeedFault('The feed was changed while it was read.');
      // They are not logged: after a crash of the database they are gone, and would look as if the
      // feed had lost them.
      if ((await stores.pulls.staged(pull.id)) !== staged)
        throw new FeedFault('What was read of it was lost with the database.');
      const over = await stores.pulls.takeOver({ id: pull.id, feed }, complete, tools.pace);
      if (over.changes.length > 0) await stores.pulls.refreshSearch(feed.id);
      const result = taken(pull, verdict, countsOf(over), tools.clock.now());
      await stores.pulls.save(result);
      await stores.feeds.saveMarks(feed.id, marks);
      await stores.feeds.save(
        unlessAskedFor(
          claimed,
          present,
          afterSuccess(feed, tools.clock.now(), tools.chance.next()),
        ),
      );
      return { result, facts: factsOf(over.changes, feed) };
    },
  );
  if ('refused' in done) throw new Error('A chore is never refused');
  return done;
}

/** A feed whose keepers asked for a pull while it was being pulled is due at once. */
export function unlessAskedFor(claimed: Feed, present: Feed, after: Feed): Feed {
  const { nextPullAt, confirmed } = present;
  if (confirmed && !claimed.confirmed)
    return { ...after, confirmed, ...(nextPullAt === undefined ? {} : { nextPullAt }) };
  return nextPullAt === claimed.nextPullAt || nextPullAt === undefined
    ? after
    : { ...after, nextPullAt };
}

/** Ends a feed's services: whoever referred a child to one hears that it is closed. */
export async function takeAway(
  { pulls }: DirectoryStores,
  feed: Feed,
): Promise<Outcome<object>['facts']> {
  return factsOf(await pulls.takeAway(feed.id), feed);
}

export function countsOf({ same, changes }: TakenOver): PullDifferences {
  const [added, removed] = (['added', 'removed'] as const).map(
    (kind) => changes.filter(({ change }) => change === kind).length,
  ) as [number, number];
  return { added, same, removed, changed: changes.length - added - removed };
}

function factsOf(changes: readonly TakenChange[], { authority }: Feed): Outcome<object>['facts'] {
  return changes.flatMap(({ serviceId, change, fields }) => {
    const told = TOLD[change];
    return told === undefined
      ? []
      : [fact(ServiceChanged, { serviceId, authority, change: told, fields: [...fields] })];
  });
}
