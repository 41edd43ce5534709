import { HUB } from '../../domain/episodes/hub-episode.js';
import type { LookupStores } from '../ports.js';

/** Takes an episode of the hub out of the index, with all that was known there of its child. */
export async function takeFromIndex(
  episodeId: string,
  { hubEpisodes, pointers }: Pick<LookupStores, 'hubEpisodes' | 'pointers'>,
): Promise<void> {
  await pointers.remove(HUB, episodeId);
  await hubEpisodes.remove(episodeId);
}
