import type { FeedList, FeedView } from '@hub/contracts/directory';
import type { Stage } from './stage.js';

/** The feeds of all authorities, once each has been pulled. */
export function pulledFeeds(stage: Stage): Promise<FeedView[]> {
  return stage.until(
    async () => (await stage.as('Camden').get<FeedList>('/v1/feeds')).body.items,
    (items) => items.length >= 33 && items.every(({ state }) => state !== 'new'),
    60_000,
  );
}
