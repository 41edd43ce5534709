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

/** Locks an episode with those that go on in it, in the same order. */
export async function lockWithFolded(
  { episodes }: Pick<EpisodeStores, 'episodes'>,
  id: string,
): Promise<Episode | undefined> {
  const all = [id, ...(await episodes.foldedInto(id)).map((one) => one.id)].sort();
  const locked = new Map<string, Episode | undefined>();
  for (const one of all) locked.set(one, await episodes.lock(one));
  return locked.get(id);
}

/** Locks an episode with the one that it goes on in, in the same order; that one where it does. */
export async function lockWithKept(
  stores: Pick<EpisodeStores, 'episodes'>,
  id: string,
): Promise<{ readonly episode: Episode | undefined; readonly kept?: Episode }> {
  const into = (await stores.episodes.find(id))?.folded?.into;
  if (into === undefined) return { episode: await stores.episodes.lock(id) };
  const { kept, folded } = await lockPair(stores, { kept: into, folded: id });
  return { episode: folded, ...(kept ? { kept } : {}) };
}
