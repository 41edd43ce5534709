import type { Consent } from '../domain/consent.js';
import type { EpisodeParts } from '../domain/episode-parts.js';
import type { ConsentStore, ConsentStores } from './ports.js';

/**
 * What is on record about sharing of an episode.
 *
 * @param read `ofEpisode` for a view; `shareOf` for a release, which a withdrawal must wait for;
 * `lockOf` for a change
 */
export async function sharingRecord(
  { consents, counterparts }: ConsentStores,
  episodeId: string,
  read: keyof Pick<ConsentStore, 'ofEpisode' | 'shareOf' | 'lockOf'> = 'ofEpisode',
): Promise<EpisodeParts & { consents: Consent[] }> {
  return { consents: await consents[read](episodeId), ...(await counterparts.parts(episodeId)) };
}
