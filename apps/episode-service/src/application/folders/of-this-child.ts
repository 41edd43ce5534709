import { withholds } from '../../domain/corrections/correction.js';
import type { Document } from '../../domain/folders/document.js';
import type { EpisodeStores } from '../ports.js';

/** The documents of an episode, but for what is known to be of another child. */
export async function ofThisChild(
  episodeId: string,
  { corrections, documents }: EpisodeStores,
): Promise<Document[]> {
  const made = await corrections.ofEpisode(episodeId);
  return (await documents.ofEpisode(episodeId)).filter(({ id }) =>
    made.every(
      (one) => one.state !== 'made' || one.aboutId !== id || withholds(one) !== 'wrong_child',
    ),
  );
}
