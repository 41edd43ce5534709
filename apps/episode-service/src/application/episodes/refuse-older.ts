import { changesSince, type Refusal, refuseStale } from '@hub/contracts';
import { changesBy } from '../../domain/episode-changes.js';
import type { Episode } from '../../domain/episode.js';
import type { EpisodeStores } from '../ports.js';

/** The no to who decides on an older version of an episode, with the steps taken since. */
export async function refuseOlder(
  { episodes }: Pick<EpisodeStores, 'episodes'>,
  { id, version }: Pick<Episode, 'id' | 'version'>,
  read: number,
): Promise<Refusal> {
  return refuseStale(version, changesSince(read, changesBy(await episodes.steps(id))));
}
