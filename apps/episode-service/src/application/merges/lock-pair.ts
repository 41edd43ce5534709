import type { Episode } from '../../domain/episode.js';
import type { EpisodeStores } from '../ports.js';

/** Locks two episodes, always in the same order, so that of two who do neither waits for ever. */
export async function lockPair(
  { episodes }: Pick<EpisodeStores, 'episodes'>,
  ids: { readonly kept: string; readonly folded: string },
): Promise<{ readonly kept: Episode | undefined; readonly folded: Episode | undefined }> {
  const locked = new Map<string, Episode | undefined>();
  for (const id of [ids.kept, ids.folded].sort()) locked.set(id, await episodes.lock(id));
  return { kept: locked.get(ids.kept), folded: locked.get(ids.folded) };
}
