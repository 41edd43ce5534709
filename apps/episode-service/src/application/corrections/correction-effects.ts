import { ReferenceAmended } from '@hub/internal-messages';
import { type Fact, fact } from '@hub/use-case';
import type { MadeCorrection } from '../../domain/corrections/correction.js';
import { amendReference, type Episode } from '../../domain/episode.js';
import type { EpisodeStores } from '../ports.js';

/** What an approved correction changes at once: a wrong reference gives way to the right one. */
export async function putRight(
  { ownReference }: MadeCorrection,
  episode: Episode,
  { episodes }: EpisodeStores,
): Promise<{ readonly episode: Episode; readonly facts: readonly Fact[] }> {
  if (ownReference === undefined) return { episode, facts: [] };
  const amended = amendReference(episode, ownReference);
  await episodes.save(amended);
  const { id: episodeId, version } = amended;
  return {
    episode: amended,
    facts: [fact(ReferenceAmended, { episodeId, ownReference, version })],
  };
}
