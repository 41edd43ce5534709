import type { EpisodeRecord } from '../../domain/sharing-decision.js';
import type { ConsentStores } from '../ports.js';

/**
 * What is on record about an episode, and stays so until the transaction ends: a withdrawal that has committed is seen, one
 * that has not waits. Check-then-write would release after it.
 */
export async function sharedRecord({ consents, counterparts, overrides }: ConsentStores, episodeId: string, now: string): Promise<EpisodeRecord> {
  await counterparts.share(episodeId);
  return { consents: await consents.shareOf(episodeId), counterparts: await counterparts.of(episodeId), overrides: await overrides.holding(episodeId, now) };
}
