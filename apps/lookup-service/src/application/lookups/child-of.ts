import type { ChildDetails } from '@hub/contracts/lookup';
import { HUB } from '../../domain/episodes/hub-episode.js';
import type { LookupStores } from '../ports.js';

/**
 * The child of a lookup: from the details that are kept for a start; after it, from those in the
 * index.
 */
export async function childOf(
  lookupId: string,
  { details, hubEpisodes, pointers }: Pick<LookupStores, 'details' | 'hubEpisodes' | 'pointers'>,
): Promise<ChildDetails | undefined> {
  const kept = await details.find(lookupId);
  if (kept) return kept;
  const started = await hubEpisodes.ofLookup(lookupId);
  return started && (await pointers.find(HUB, started.episodeId))?.pointer.child;
}
