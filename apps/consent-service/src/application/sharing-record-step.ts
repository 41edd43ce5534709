import type { Consent } from '../domain/consent.js';
import type { EpisodeParts } from '../domain/episode-parts.js';
import type { FoldedRecord } from '../domain/sharing-decision.js';
import type { ConsentStore, ConsentStores } from './ports.js';

/**
 * What is on record about sharing of an episode.
 *
 * @param read `ofEpisode` for a view; `shareOf` for a release, which a withdrawal must wait for;
 * `lockOf` for a change
 */
export async function sharingRecord(
  { consents, counterparts }: Pick<ConsentStores, 'consents' | 'counterparts'>,
  episodeId: string,
  read: keyof Pick<ConsentStore, 'ofEpisode' | 'shareOf' | 'lockOf'> = 'ofEpisode',
): Promise<EpisodeParts & { consents: Consent[]; folded?: FoldedRecord[] }> {
  const own = {
    consents: await consents[read](episodeId),
    ...(await counterparts.parts(episodeId)),
  };
  const folded: FoldedRecord[] = [];
  for (const { id, foldedAt } of await counterparts.foldedInto(episodeId))
    folded.push({
      consents: await consents[read](id),
      ...(await counterparts.parts(id)),
      foldedAt,
    });
  return folded.length === 0 ? own : { ...own, folded };
}
