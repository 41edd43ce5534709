import { ofThisChild } from '../folders/of-this-child.js';
import type { Document } from '../../domain/folders/document.js';
import type { EpisodeStores } from '../ports.js';

/** What lies in the folder of an episode, and of those that go on in it. */
export async function documentsOfPlan(
  episodeId: string,
  stores: EpisodeStores,
): Promise<Document[]> {
  const folded = await stores.episodes.foldedInto(episodeId);
  const all = await Promise.all(
    [episodeId, ...folded.map(({ id }) => id)].map((id) => ofThisChild(id, stores)),
  );
  return all.flat();
}
