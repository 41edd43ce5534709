import type { FeedList } from '@hub/contracts/directory';
import { HttpDoor } from '@hub/borough-connector';
import { FEED_MOODS, type FeedMood, FeedServer } from './feed-server.js';
import type { GeneratedService } from './generate-services.js';

/** Feeds of all simulated authorities, by GSS code; the moods of those that go wrong. */
export function openFeeds(
  services: ReadonlyMap<string, readonly GeneratedService[]>,
  moods: readonly string[],
): Map<string, FeedServer> {
  const feeds = new Map([...services].map(([code, own]) => [code, new FeedServer(own)]));
  for (const text of moods.filter((one) => one !== '')) {
    const [code = '', mood = ''] = text.split(':');
    const feed = feeds.get(code);
    if (!feed || !isMood(mood))
      throw new Error(
        `HUB_SIMULATED_FEED_MOODS must be like E09000002:failing, with one of ${FEED_MOODS.join(', ')}`,
      );
    feed.mood = mood;
  }
  return feeds;
}

export function isMood(text: unknown): text is FeedMood {
  return (FEED_MOODS as readonly unknown[]).includes(text);
}

/**
 * Registers an authority's feed at the hub; one that it registered at another address before, it
 * moves there.
 */
export async function registerFeed(code: string, url: string, http: HttpDoor): Promise<void> {
  const { body } = await http.get<FeedList>('/v1/feeds');
  const own = body.items.find(
    (feed) => feed.authority === code && feed.kind === 'open_referral' && feed.state !== 'ended',
  );
  if (own?.url === url) return;
  await http.post(own ? `/v1/feeds/${own.id}` : '/v1/feeds', {
    body: { name: 'Family services directory', url, licence: 'OGL-UK-3.0', everyHours: 24 },
  });
}
