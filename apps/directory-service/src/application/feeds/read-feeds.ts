import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type {
  DuplicateList,
  FeedList,
  FeedPayload,
  FeedView,
  ListFeedsPayload,
  PullPage,
  PullPayload,
  PullReport,
} from '@hub/contracts/directory';
import type { PageQuery } from '@hub/contracts/shape';
import { pageOf, readPage } from '@hub/use-case';
import type { DirectoryWork } from '../ports.js';
import { viewPull, viewReport } from './pull-view.js';

/** What everybody may know of the feeds: where services come from, how old and how good that is. */
export class ReadFeeds {
  constructor(private readonly work: DirectoryWork) {}

  async all({ ended }: ListFeedsPayload = {}): Promise<FeedList> {
    const which = { ended: ended === 'true' };
    return { items: await this.work.read(({ feeds }) => feeds.views(which)) };
  }

  async one({ feedId }: FeedPayload): Promise<FeedView | Refusal> {
    const [view] = await this.work.read(({ feeds }) => feeds.views({ id: feedId }));
    return view ?? refuse('not_found');
  }

  async pulls({ feedId, ...query }: FeedPayload & PageQuery): Promise<PullPage | Refusal> {
    const page = readPage(query);
    if (isRefusal(page)) return page;
    return this.work.read(async ({ feeds, pulls }) => {
      if (!(await feeds.find(feedId))) return refuse('not_found');
      const found = await pulls.list(feedId, page.limit + 1, page.after);
      return pageOf(found, page.limit, ({ beganAt, id }) => ({ at: beganAt, id }), viewPull);
    });
  }

  async pull({ pullId }: PullPayload): Promise<PullReport | Refusal> {
    const found = await this.work.read(({ pulls }) => pulls.find(pullId));
    return found ? viewReport(found.pull, found.findings) : refuse('not_found');
  }

  async duplicates({ feedId }: FeedPayload): Promise<DuplicateList | Refusal> {
    return this.work.read(async ({ feeds }) =>
      (await feeds.find(feedId)) ? { items: await feeds.duplicates(feedId) } : refuse('not_found'),
    );
  }
}
