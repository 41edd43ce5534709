import { type Refusal, refuse } from '@hub/contracts';
import type {
  ChangeFeedPayload,
  FeedPayload,
  FeedView,
  RegisterFeedPayload,
} from '@hub/contracts/directory';
import type { MessageContext } from '@hub/use-case';
import { baseAddress, type Feed, faultInAddress } from '../../domain/feeds/feed.js';
import type { DirectoryStores, DirectoryWork } from '../ports.js';
import type { FeedTools } from './ports.js';
import { takeAway } from './take-over-step.js';

/** Feeds of authorities: registered, pulled when their keepers ask, and ended. */
export class KeepFeeds {
  constructor(
    private readonly work: DirectoryWork,
    private readonly tools: Pick<FeedTools, 'clock' | 'ids'>,
    private readonly allowHttp: boolean,
  ) {}

  register(
    { url, ...terms }: RegisterFeedPayload,
    context: MessageContext,
  ): Promise<FeedView | Refusal> {
    return this.work.request({ ...context }, { url, ...terms }, async ({ feeds }) => {
      const fault = faultInAddress(url, this.allowHttp);
      if (fault !== undefined) return refuse('feed_address_refused', fault);
      const { authority } = context.caller;
      const feed: Feed = {
        ...terms,
        id: this.tools.ids.next(),
        authority,
        kind: 'open_referral',
        url: baseAddress(url),
        state: 'new',
        failures: 0,
        nextPullAt: this.tools.clock.now(),
      };
      if (!(await feeds.add(feed)))
        return refuse('conflict', 'Your authority has registered this address already.');
      return { result: await viewOf(feed.id, feeds), facts: [], evidence: { subject: feed.id } };
    });
  }

  /** Other terms of the same feed: its services keep their ids. */
  revise(
    { feedId, unlessSaid, ...terms }: ChangeFeedPayload,
    context: MessageContext,
  ): Promise<FeedView | Refusal> {
    return this.change({ feedId }, context, async (feed, { feeds }) => {
      if (feed.kind === 'import')
        return refuse('conflict', 'It is imported from a file: its terms come with the file.');
      const fault = faultInAddress(terms.url, this.allowHttp);
      if (fault !== undefined) return refuse('feed_address_refused', fault);
      const { unlessSaid: _before, indexedAs: _indexedAs, ...rest } = feed;
      const revised: Feed = {
        ...rest,
        ...terms,
        url: baseAddress(terms.url),
        ...(unlessSaid === undefined ? {} : { unlessSaid }),
        nextPullAt: this.tools.clock.now(),
      };
      if (!(await feeds.change(revised)))
        return refuse('conflict', 'Your authority has registered this address already.');
      await feeds.save(revised);
      await feeds.saveMarks(feed.id, []);
      return [];
    });
  }

  confirm(command: FeedPayload, context: MessageContext): Promise<FeedView | Refusal> {
    return this.change(command, context, async (feed, { feeds }) => {
      if (feed.heldBack === undefined) return refuse('conflict', 'Nothing of it is held back.');
      await feeds.save({ ...feed, confirmed: true, nextPullAt: this.tools.clock.now() });
      return [];
    });
  }

  pull(command: FeedPayload, context: MessageContext): Promise<FeedView | Refusal> {
    return this.change(command, context, async (feed, { feeds }) => {
      if (feed.kind === 'import')
        return refuse('conflict', 'It is imported from a file: send the file again.');
      await feeds.save({ ...feed, nextPullAt: this.tools.clock.now() });
      return [];
    });
  }

  end(command: FeedPayload, context: MessageContext): Promise<FeedView | Refusal> {
    return this.change(command, context, async (feed, stores) => {
      const { nextPullAt: _next, ...rest } = feed;
      await stores.feeds.save({ ...rest, state: 'ended' });
      await stores.feeds.saveMarks(feed.id, []);
      return takeAway(stores, feed);
    });
  }

  private change(
    command: FeedPayload,
    context: MessageContext,
    work: (
      feed: Feed,
      stores: DirectoryStores,
    ) => Promise<Awaited<ReturnType<typeof takeAway>> | Refusal>,
  ): Promise<FeedView | Refusal> {
    return this.work.request(context, command, async (stores) => {
      const feed = await stores.feeds.lock(command.feedId);
      if (!feed) return refuse('not_found');
      if (feed.authority !== context.caller.authority)
        return refuse('forbidden', 'This is the feed of another authority.');
      if (feed.state === 'ended') return refuse('conflict', 'The feed was ended.');
      const facts = await work(feed, stores);
      if ('refused' in facts) return facts;
      return { result: await viewOf(feed.id, stores.feeds), facts, evidence: { subject: feed.id } };
    });
  }
}

async function viewOf(id: string, feeds: DirectoryStores['feeds']): Promise<FeedView> {
  const [view] = await feeds.views({ id });
  if (!view) throw new Error('A feed that was just kept is gone');
  return view;
}
