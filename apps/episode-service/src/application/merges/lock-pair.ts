import type { Episode } from '../../domain/episode.js';
import type { EpisodeStores } from '../ports.js';

/** Locks two episodes. */
export async function lockPair(
  { episodes }: Pick<EpisodeStores, 'episodes'>,
  ids: { readonly kept: string; readonly folded: string },
): Promise<{ readonly kept: Episode | undefined; readonly folded: Episode | undefined }> {
  const locked = await lockAll(episodes, [ids.kept, ids.folded]);
  return { kept: locked.get(ids.kept), folded: locked.get(ids.folded) };
}

/** Locks an episode with those that go on in it. */
export async function lockWithFolded(
  { episodes }: Pick<EpisodeStores, 'episodes'>,
  id: string,
): Promise<Episode | undefined> {
  const folded = await episodes.foldedInto(id);
  return (await lockAll(episodes, [id, ...folded.map((one) => one.id)])).get(id);
}

/** Locks an episode with the one that it goes on in; that one where it does. */
export async function lockWithKept(
  stores: Pick<EpisodeStores, 'episodes'>,
  id: string,
): Promise<{ readonly episode: Episode | undefined; readonly kept?: Episode }> {
  const into = (await stores.episodes.find(id))?.folded?.into;
  if (into === undefined) return { episode: await stores.episodes.lock(id) };
  const { kept, folded } = await lockPair(stores, { kept: into, folded: id });
  return { episode: folded, ...(kept ? { kept } : {}) };
}

/** Always in the same order, so that of two who lock the same neither waits for ever. */
async function lockAll(
  episodes: EpisodeStores['episodes'],
  ids: readonly string[],
): Promise<ReadonlyMap<string, Episode | undefined>> {
  const locked = new Map<string, Episode | undefined>();
  for (const id of [...ids].sort()) locked.set(id, await episodes.lock(id));
  return locked;
}
